import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { composeServices } from '@apollo/composition';
import { buildCatalogSchemas } from '@focus-racer/catalog';
import { buildCommerceSchemas } from '@focus-racer/commerce';
import { buildComplianceSchemas } from '@focus-racer/compliance';
import { buildIdentitySchemas } from '@focus-racer/identity';
import { type GraphQLSchema, parse, printSchema } from 'graphql';
import { writeAuthorizationTable } from './authorization/write-table.ts';

const root = path.resolve(import.meta.dirname, '..');

/** The four SDLs, the supergraph for the gateway, the public API and who may ask it, by their files. */
async function generate(): Promise<Record<string, string>> {
  // One after another: type-graphql collects into a global.
  const sdls = {
    catalog: (await buildCatalogSchemas()).publicSchema.sdl,
    identity: (await buildIdentitySchemas()).publicSchema.sdl,
    commerce: (await buildCommerceSchemas()).publicSchema.sdl,
    compliance: (await buildComplianceSchemas()).publicSchema.sdl,
  };
  const composed = composeServices(
    Object.entries(sdls).map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: `${name}:` })),
  );
  if (composed.errors) {
    throw new Error(composed.errors.map((error) => error.message).join('\n'));
  }
  const publicSchema = composed.schema.toAPISchema().toGraphQLJSSchema();
  const files = Object.entries(sdls).map(([name, sdl]) => [
    `subgraphs/${name}/schema.graphql`,
    sdl,
  ]);
  return {
    ...(Object.fromEntries(files) as Record<string, string>),
    'gateway/supergraph.graphql': `${composed.supergraphSdl.trimEnd()}\n`,
    'schema.graphql': `${printSchema(publicSchema)}\n`,
    'docs/authorization.md': writeAuthorizationTable(operationsOf(publicSchema)),
  };
}

/** Like "query event". */
function operationsOf(schema: GraphQLSchema): string[] {
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  return Object.entries(roots).flatMap(([kind, type]) =>
    Object.keys(type?.getFields() ?? {}).map((field) => `${kind} ${field}`),
  );
}

async function isFresh(file: string, text: string): Promise<boolean> {
  return (await readFile(path.join(root, file), 'utf8').catch(() => '')) === text;
}

const files = Object.entries(await generate());
if (process.argv.includes('--check')) {
  const checked = await Promise.all(
    files.map(async ([file, text]) => ((await isFresh(file, text)) ? [] : [file])),
  );
  for (const file of checked.flat()) console.error(`${file} is stale: run npm run generate`);
  process.exitCode = checked.flat().length > 0 ? 1 : 0;
} else {
  for (const [file, text] of files) await writeFile(path.join(root, file), text);
  console.log(files.map(([file]) => file).join('\n'));
}
