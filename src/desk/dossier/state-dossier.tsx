// A state's posts and who holds them, and beside them the counterparts of another state.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { PostHistory } from "../../record/index.ts";
import { resources } from "../api.ts";
import { Honest } from "../frame/honest.tsx";
import { useStateName } from "../frame/names.ts";
import { type CounterpartPost, Counterparts } from "./counterparts.tsx";
import { DossierLink } from "./dossier-link.tsx";

const postOf = (post: PostHistory | null): CounterpartPost | null =>
  post && {
    id: post.id,
    title: post.title,
    holder: post.now.holder,
    status: post.now.status,
  };

export function StateDossier({ code }: { readonly code: string }) {
  const search = useSearch({ from: "/dossier/$kind/$id" });
  const go = useNavigate({ from: "/dossier/$kind/$id" });
  const stateName = useStateName();
  const other = search.beside ?? search.between?.split(",").find((each) => each !== code);
  const state = useQuery(resources.state(search, code, other));
  return (
    <Honest of={state} whole>
      {(sheet) => (
        <>
          <h1>{sheet.name}</h1>
          <form className="filters" onSubmit={(event) => event.preventDefault()}>
            <label>
              Beside
              <select
                value={other ?? ""}
                onChange={(event) =>
                  void go({ search: (before) => ({ ...before, beside: event.target.value || undefined }) })
                }
              >
                <option value="">no other state</option>
                {other && !sheet.others.some((each) => each.code === other) && (
                  <option value={other}>{stateName(other)}</option>
                )}
                {sheet.others.map((each) => (
                  <option key={each.code} value={each.code}>
                    {each.name} ({each.events} events)
                  </option>
                ))}
              </select>
            </label>
          </form>
          {sheet.counterparts && (
            <Counterparts
              leftName={sheet.name}
              rightName={sheet.counterparts.name}
              pairs={sheet.counterparts.pairs.map(({ left, right, gap }) => ({
                left: postOf(left),
                right: postOf(right),
                gap,
              }))}
            />
          )}
          <h2>Posts</h2>
          {sheet.posts.length === 0 ? (
            <p className="empty">No post of this state is told in this record.</p>
          ) : (
            <ul>
              {sheet.posts.map((post) => (
                <li key={post.id}>
                  <DossierLink kind="post" id={post.id}>
                    {post.title}
                  </DossierLink>
                  :{" "}
                  {post.now.holder ? (
                    <DossierLink kind="person" id={post.now.holder}>
                      {post.now.holder}
                    </DossierLink>
                  ) : (
                    post.now.status
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Honest>
  );
}
