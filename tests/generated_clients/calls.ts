// What a program does with the types that openapi-typescript makes of the document. It is compiled, not run.
import type { components, operations, paths } from "./openapi";

type Quotation = components["schemas"]["RecordedQuotation"];
type Filters = NonNullable<operations["listQuotations"]["parameters"]["query"]>;

const filters: Filters = { q: "ferry", kind: "direct,mixed", act: "statement", limit: 50, fields: "id,spans" };
const article: components["schemas"]["SubmittedArticle"] = { text: "“We sail,” Ilsa Brandt said.", published: "2024-03-11" };

async function ask<Path extends keyof paths>(path: Path, init?: RequestInit): Promise<Response> {
  return fetch(`http://127.0.0.1:8000${path}`, init);
}

async function say(): Promise<string[]> {
  const answer = await ask("/v1/quotations");
  const page = (await answer.json()) as operations["listQuotations"]["responses"]["200"]["content"]["application/json"];
  const names = (quotation: Quotation): string => quotation.speaker?.name ?? "unknown";
  const kind: components["schemas"]["Kind"] = page.quotations[0]!.kind;
  // @ts-expect-error: a word that is none of its words
  const wrong: components["schemas"]["Kind"] = "loud";
  return [...page.quotations.map(names), kind, wrong, page.next_cursor ?? ""];
}

async function save(): Promise<components["schemas"]["Kept"]> {
  const body: operations["saveArticle"]["requestBody"]["content"]["application/json"] = article;
  const answer = await ask("/v1/articles", { method: "POST", body: JSON.stringify(body) });
  return (await answer.json()) as components["schemas"]["Kept"];
}

void [say, save, filters];
