// Runs a program that is not ours so that it ends with our parent, also after the parent's kill -9:
// the channel to the parent closes, and this small process stops the program.
import { spawn } from 'node:child_process';

const { file, args, uid, gid, stopSignal, lastSignal, stopLimitMs } = JSON.parse(process.argv[2]);
const program = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit'], uid, gid, cwd: '/' });

program.on('error', (error) => {
  console.error(`${file} could not be started: ${error.message}`);
  process.exit(1);
});
program.on('spawn', () => process.send?.({ type: 'started', pid: program.pid }));
program.on('exit', (code, signal) => {
  console.error(`${file} ended (${signal ?? code})`);
  process.exit(code ?? 1);
});

function stop() {
  program.kill(stopSignal);
  setTimeout(() => program.kill(lastSignal), stopLimitMs);
}

process.on('disconnect', stop);
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
