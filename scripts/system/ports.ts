import { createServer } from 'node:net';

export const PORTS = {
  web: { variable: 'WEB_PORT', port: 3000 },
  gateway: { variable: 'GATEWAY_PORT', port: 4000 },
  catalog: { variable: 'CATALOG_PORT', port: 4001 },
  identity: { variable: 'IDENTITY_PORT', port: 4002 },
  commerce: { variable: 'COMMERCE_PORT', port: 4003 },
  compliance: { variable: 'COMPLIANCE_PORT', port: 4004 },
  files: { variable: 'FILES_PORT', port: 4010 },
  mailOutbox: { variable: 'MAIL_OUTBOX_PORT', port: 4020 },
  mailSmtp: { variable: 'MAIL_SMTP_PORT', port: 4021 },
  temporal: { variable: 'TEMPORAL_PORT', port: 7233 },
  temporalUi: { variable: 'TEMPORAL_UI_PORT', port: 8233 },
  postgres: { variable: 'POSTGRES_PORT', port: 54329 },
} as const;

export type PortName = keyof typeof PORTS;
export type Ports = Record<PortName, number>;
const NAMES = Object.keys(PORTS) as PortName[];

/** The ports that the environment asks for, or the usual ones. Throws for what is no port. */
export function portsFromEnvironment(env: NodeJS.ProcessEnv): Ports {
  return portsBy((name) => {
    const { variable, port } = PORTS[name];
    const asked = env[variable];
    if (!asked) return port;
    const number = Number(asked);
    if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
    throw new Error(`${variable}=${asked} is no port`);
  });
}

/** One sentence for each port that something else holds or that two parts were given. */
export async function portProblems(ports: Ports, used: readonly PortName[]): Promise<string[]> {
  const problems = await Promise.all(
    used.map(async (name) => {
      const twin = used.find((other) => other !== name && ports[other] === ports[name]);
      const { variable } = PORTS[name];
      if (twin) return `${variable} and ${PORTS[twin].variable} are both ${ports[name]}`;
      const isFree =
        (await canListen(ports[name], '127.0.0.1')) && (await canListen(ports[name], '::1'));
      return isFree ? null : `port ${ports[name]} (${name}) is taken: set ${variable} to another`;
    }),
  );
  return problems.filter((problem) => problem !== null);
}

/** Ports nobody listens on, for tests that run beside a running system. */
export async function freePorts(): Promise<Ports> {
  const numbers = await freePortNumbers(NAMES.length);
  return portsBy((name) => numbers[NAMES.indexOf(name)] ?? 0);
}

/** So many different ports that nobody listens on. */
export async function freePortNumbers(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0, '127.0.0.1')));
  const numbers = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return numbers;
}

function portsBy(portOf: (name: PortName) => number): Ports {
  return Object.fromEntries(NAMES.map((name) => [name, portOf(name)])) as Ports;
}

async function canListen(port: number, host: string): Promise<boolean> {
  try {
    const server = await listen(port, host);
    await new Promise((closed) => server.close(closed));
    return true;
  } catch (error) {
    // A machine without IPv6 has nothing that could hold the port there.
    return (error as NodeJS.ErrnoException).code !== 'EADDRINUSE';
  }
}

function listen(port: number, host: string) {
  const server = createServer();
  return new Promise<typeof server>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}
