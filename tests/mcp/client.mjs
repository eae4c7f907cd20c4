// Asks a server what a speaker said about something since a day, with the TypeScript SDK.
// node client.mjs URL NAME WORDS DAY, in a folder with what package-lock.json names.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [url, name, words, from_date] = process.argv.slice(2);
const client = new Client({ name: "test", version: "1" });
await client.connect(new StreamableHTTPClientTransport(new URL(url)));
const people = await client.callTool({ name: "find_speakers", arguments: { name } });
const speaker_id = people.structuredContent.speakers[0].id;
const said = await client.callTool({ name: "said_by", arguments: { speaker_id, words, from_date } });
console.log(JSON.stringify(said.structuredContent));
await client.close();
