import type { ComposeFile, ComposeService } from './compose-file.ts';
import { isIgnored, readDockerfile } from './dockerfile.ts';

/** The repository as the rules see it. */
export interface Files {
  exists(path: string): boolean;
  read(path: string): string;
}

const PINNED = /^[a-z0-9./-]+:v?\d+\.\d+(\.\d+)?(-[a-z0-9.-]+)?$/;
const OPEN_PORTS = ['80:80', '443:443', '443:443/udp'];
const DOOR = 'caddy';

/** What is wrong with a compose file beside its environments; `files` is the repository. */
export function composeProblems(compose: ComposeFile, files: Files): string[] {
  const problems = Object.entries(compose.services).flatMap(([name, service]) =>
    [
      ...imageProblems(service, files),
      ...dependencyProblems(service, compose),
      ...portProblems(name, service),
      ...mountProblems(service, compose, files),
      ...lifeProblems(service),
      ...rightsProblems(service, files),
    ].map((problem) => `${name}: ${problem}`),
  );
  return [...problems, ...unusedProblems(compose)];
}

function imageProblems({ image, build, command = [] }: ComposeService, files: Files): string[] {
  if (!build) return PINNED.test(image) ? [] : [`the image ${image} is not pinned to a version`];
  if (!files.exists(build.dockerfile)) return [`there is no ${build.dockerfile}`];
  const { images, copied } = readDockerfile(files.read(build.dockerfile));
  const ignore = files.read('.dockerignore');
  const [entry] = command;
  return [
    ...images.filter((base) => !PINNED.test(base)).map((base) => `${base} is not pinned`),
    ...copied
      .filter((path) => !files.exists(path) || isIgnored(path, ignore))
      .map((path) => `${build.dockerfile} copies ${path}, which its build has not`),
    ...(entry && !files.exists(entry) ? [`runs ${entry}, which does not exist`] : []),
  ];
}

function dependencyProblems({ depends_on }: ComposeService, { services }: ComposeFile): string[] {
  return Object.entries(depends_on).flatMap(([name, { condition }]) => {
    const service = services[name];
    if (!service) return [`depends on ${name}, which is no service`];
    if (condition === 'service_healthy' && !service.healthcheck) {
      return [`waits for the health of ${name}, which tells none`];
    }
    const ends = service.restart === 'on-failure';
    if (ends !== (condition === 'service_completed_successfully')) {
      return [`${condition} never comes for ${name}, or means nothing`];
    }
    return [];
  });
}

function portProblems(name: string, { ports }: ComposeService): string[] {
  if (name !== DOOR) return ports.map((port) => `publishes ${port}: only ${DOOR} may`);
  return ports
    .filter((port) => !OPEN_PORTS.includes(port) && !port.startsWith('127.0.0.1:'))
    .map((port) => `publishes ${port} to everybody`);
}

function mountProblems(
  { volumes, networks }: ComposeService,
  compose: ComposeFile,
  files: Files,
): string[] {
  return [
    ...volumes.flatMap((volume) => {
      const [source = '', , mode] = volume.split(':');
      if (!source.startsWith('./')) {
        return source in compose.volumes ? [] : [`${source} is no volume of the file`];
      }
      if (!files.exists(source)) return [`mounts ${source}, which does not exist`];
      return mode === 'ro' ? [] : [`mounts ${source} to write to it`];
    }),
    ...networks.filter((network) => !(network in compose.networks)).map((n) => `no network ${n}`),
  ];
}

function lifeProblems({ restart, healthcheck, deploy }: ComposeService): string[] {
  if (restart === 'on-failure') return [];
  return [
    ...(healthcheck ? [] : ['has no health check']),
    ...(deploy ? [] : ['has no limit of memory']),
  ];
}

function rightsProblems(service: ComposeService, files: Files): string[] {
  const { build, user, read_only, cap_add, cap_drop, security_opt } = service;
  const problems = [
    ...(cap_drop.includes('ALL') ? [] : ['keeps capabilities']),
    ...(security_opt.includes('no-new-privileges:true') ? [] : ['may gain privileges']),
    ...cap_add.filter((right) => right !== 'NET_BIND_SERVICE').map((right) => `adds ${right}`),
  ];
  if (!build) return problems;
  if (!read_only) problems.push('may write to its own files');
  if (!user || user === 'root' || user === '0') problems.push('runs as root');
  if (
    files.exists(build.dockerfile) &&
    readDockerfile(files.read(build.dockerfile)).user === 'root'
  )
    problems.push('has an image that runs as root');
  return problems;
}

function unusedProblems({ services, volumes, networks }: ComposeFile): string[] {
  const all = Object.values(services);
  const mounted = new Set(all.flatMap((service) => service.volumes.map((v) => v.split(':')[0])));
  const joined = new Set(all.flatMap((service) => service.networks));
  return [
    ...Object.keys(volumes).filter((name) => !mounted.has(name)),
    ...Object.keys(networks).filter((name) => !joined.has(name)),
  ].map((name) => `${name} is used by no service`);
}
