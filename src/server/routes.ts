// Routes with what they take and give: the same zod schemas check a request and make the OpenAPI document.
import type { Context, Hono } from "hono";
import { z } from "zod";
import { ProblemFailure } from "./problem.ts";
import { formOf } from "./question.ts";

/** What a route gives; JSON of any form where there is no schema. */
export interface Gives {
  /** 200 when left out. */
  readonly status?: number;
  readonly description: string;
  readonly schema?: z.ZodType;
  /** "application/json" when left out. */
  readonly type?: string;
}

export interface RouteForm<Q extends z.ZodObject, B extends z.ZodType> {
  readonly method: "get" | "post";
  /** Under /api, as OpenAPI writes it: "/events/{id}". */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly query?: Q;
  /** With the title of the problem that another body is, and its mend, which is told the part that is wrong. */
  readonly body?: { readonly schema: B; readonly title: string; mend(part: string): string };
  readonly gives: Gives;
}

export interface Asked<Q, B> {
  readonly context: Context;
  readonly query: Q;
  readonly body: B;
}

/** The query as the schema wants it; a parameter without value counts as not given. The first that is wrong is named. */
export function queryOf<Q extends z.ZodObject>(context: Context, schema: Q): z.output<Q> {
  const given = Object.fromEntries(Object.entries(context.req.query()).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new ProblemFailure(400, "Not a question that can be answered", `${path.join(".")} ${message}.`);
}

const nothing = z.object({});

/** Routes of the API, each registered and described in one place. */
export class Routes {
  private readonly app: Hono;
  readonly forms: RouteForm<z.ZodObject, z.ZodType>[] = [];

  constructor(app: Hono) {
    this.app = app;
  }

  add<Q extends z.ZodObject = typeof nothing, B extends z.ZodType = z.ZodUndefined>(
    form: RouteForm<Q, B>,
    handle: (asked: Asked<z.output<Q>, z.output<B>>) => Response | Promise<Response>,
  ): void {
    this.forms.push(form as unknown as RouteForm<z.ZodObject, z.ZodType>);
    this.app[form.method](`/api${form.path.replaceAll(/\{(\w+)\}/g, ":$1")}`, async (context) =>
      handle({
        context,
        query: queryOf(context, form.query ?? nothing) as z.output<Q>,
        body: (form.body
          ? await formOf(context, form.body.schema, form.body.title, form.body.mend)
          : undefined) as z.output<B>,
      }),
    );
  }
}
