import type { Addresses } from './parts.ts';
import type { Ports } from './ports.ts';

/** Where everything is: the embedded parts on loopback ports, the real ones where the environment says. */
export function addressesOf(
  env: NodeJS.ProcessEnv,
  ports: Ports,
  embeddedDatabase: string,
): Addresses {
  const inside = (port: number) => `http://127.0.0.1:${port}`;
  const web = env['PUBLIC_URL'] || `http://localhost:${ports.web}`;
  const gateway = env['GATEWAY_PUBLIC_URL'] || `http://localhost:${ports.gateway}`;
  const temporal = env['TEMPORAL_ADDRESS'];
  const smtp = env['SMTP_URL'];
  return {
    web,
    gateway,
    graphql: `${gateway}/graphql`,
    graphqlWs: `${gateway.replace(/^http/, 'ws')}/graphql`,
    files: publicStore(env) ?? (env['FILES_URL'] || `http://localhost:${ports.files}`),
    catalog: inside(ports.catalog),
    identity: inside(ports.identity),
    commerce: inside(ports.commerce),
    compliance: inside(ports.compliance),
    smtp: smtp || `smtp://127.0.0.1:${ports.mailSmtp}`,
    ...(!smtp && { mailOutbox: `http://localhost:${ports.mailOutbox}` }),
    temporal: temporal || `127.0.0.1:${ports.temporal}`,
    ...(!temporal && { temporalUi: `http://localhost:${ports.temporalUi}` }),
    database: env['DATABASE_URL'] || embeddedDatabase,
  };
}

function publicStore(env: NodeJS.ProcessEnv): string | null {
  if (!env['S3_BUCKET']) return null;
  const own = env['S3_PUBLIC_URL'] || env['S3_ENDPOINT'];
  return own || `https://s3.${env['S3_REGION'] || 'us-east-1'}.amazonaws.com`;
}
