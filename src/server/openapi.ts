// The API's description as an OpenAPI 3.1 document, made from the routes' own schemas (spec.openapis.org/oas/v3.1.0).
import { z } from "zod";
import type { RouteForm } from "./routes.ts";

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe("What happened, and the mend"),
});

/** JSON Schema of a zod schema, of what is sent ("input") or of what comes back ("output"). */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Record<
    string,
    unknown
  >;
  return rest;
}

function parameters({ path, query }: RouteForm<z.ZodObject, z.ZodType>): object[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  if (!query) return inPath;
  const { properties = {}, required = [] } = jsonSchema(query, "input") as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return [
    ...inPath,
    ...Object.entries(properties).map(([name, { description, ...schema }]) => ({
      name,
      in: "query",
      required: required.includes(name),
      ...(description ? { description } : {}),
      schema,
    })),
  ];
}

/** The document; `signed` says that this desk asks for a token. */
export function openApi(
  forms: readonly RouteForm<z.ZodObject, z.ZodType>[],
  version: string,
  signed: boolean,
): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const form of forms) {
    const { status = 200, description, schema, type = "application/json" } = form.gives;
    (paths[`/api${form.path}`] ??= {})[form.method] = {
      summary: form.summary,
      operationId: `${form.method}${form.path.replaceAll(/[^A-Za-z]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
      parameters: [
        ...parameters(form),
        ...(form.method === "post"
          ? [
              {
                name: "x-parley",
                in: "header",
                required: true,
                description: "Any value: a foreign page can't set it",
                schema: { type: "string" },
              },
            ]
          : []),
      ],
      ...(form.body
        ? {
            requestBody: {
              required: true,
              content: { "application/json": { schema: jsonSchema(form.body.schema, "input") } },
            },
          }
        : {}),
      responses: {
        [status]: {
          description,
          content: { [type]: schema ? { schema: jsonSchema(schema, "output") } : {} },
        },
        default: { $ref: "#/components/responses/Problem" },
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Parley",
      version,
      description:
        "The record of a dialogue between states: what reports tell, who says so, what persons judged.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      responses: {
        Problem: {
          description: "What went wrong and the mend, as a problem document (RFC 9457)",
          content: { "application/problem+json": { schema: jsonSchema(problem, "output") } },
        },
      },
      ...(signed ? { securitySchemes: { token: { type: "http", scheme: "bearer" } } } : {}),
    },
    ...(signed ? { security: [{ token: [] }] } : {}),
  };
}
