import type { ComposeFile, ComposeService } from '../../../scripts/compose/compose-file.ts';

/** A service's port inside, as `catalog:4001`. */
type Inside = `${string}:${string}`;

/**
 * The network of a compose file on this machine's loopback interface: each port of each service has
 * one of its own here, and addresses are changed in nothing else.
 */
export class Loopback {
  readonly #services: readonly string[];
  readonly #free: number[];
  readonly #ports = new Map<Inside, number>();

  /** `free` are ports to give away; `fixed` are those of services that run already. */
  constructor(compose: ComposeFile, free: readonly number[], fixed: Record<Inside, number>) {
    this.#services = Object.keys(compose.services);
    this.#free = [...free];
    for (const [inside, port] of Object.entries(fixed)) this.#ports.set(inside as Inside, port);
  }

  port(service: string, inside: number | string): number {
    const name: Inside = `${service}:${inside}`;
    const known = this.#ports.get(name);
    if (known !== undefined) return known;
    const port = this.#free.shift();
    if (port === undefined) throw new Error(`no port is left for ${name}`);
    this.#ports.set(name, port);
    return port;
  }

  /** Any text with the addresses of other services replaced. */
  text(text: string): string {
    const others = new RegExp(`\\b(${this.#services.join('|')}):(\\d+)\\b`, 'g');
    return text.replace(
      others,
      (_address, service: string, port: string) => `127.0.0.1:${this.port(service, port)}`,
    );
  }

  /** A service's environment; the site is served without a certificate here. */
  environment(name: string, { environment }: ComposeService): Record<string, string> {
    return Object.fromEntries(
      Object.entries(environment).map(([variable, value]) => {
        if (variable === 'HOST') return [variable, '127.0.0.1'];
        if (/(^|_)PORT$/.test(variable)) return [variable, String(this.port(name, value))];
        const plain = value.replace(/^(http|ws)s:\/\/localhost:/, '$1://localhost:');
        return [variable, this.text(plain)];
      }),
    );
  }

  /** The address that a service's health check asks, which stands last in its command. */
  healthUrl(name: string, { healthcheck }: ComposeService): string {
    const url = new URL(healthcheck?.test.at(-1) ?? '');
    url.port = String(this.port(name, url.port));
    return url.href;
  }
}
