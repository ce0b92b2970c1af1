import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export interface ChosenPassword {
  password: string;
  /** Made here, so somebody must be told. */
  generated: boolean;
}

/** The given one, or one typed on the terminal, or a new one when nothing is typed or nobody is there. */
export async function choosePassword(given: string | undefined): Promise<ChosenPassword> {
  const typed = given ?? (process.stdin.isTTY ? await askSilently() : '');
  return typed
    ? { password: typed, generated: false }
    : { password: randomBytes(15).toString('base64url'), generated: true };
}

async function askSilently(): Promise<string> {
  process.stderr.write('Password (nothing typed: one is made for you): ');
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
