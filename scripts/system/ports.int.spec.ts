import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePorts, portProblems, type Ports, portsFromEnvironment } from './ports.ts';

const holder = createServer();
let ports: Ports;

beforeAll(async () => {
  ports = await freePorts();
  await new Promise<void>((listening) => holder.listen(ports.web, '127.0.0.1', listening));
});

afterAll(() => void holder.close());

test('a taken port is named with the variable that moves it', async () => {
  expect(await portProblems(ports, ['web', 'gateway'])).toEqual([
    `port ${ports.web} (web) is taken: set WEB_PORT to another`,
  ]);
});

test('two parts on one port are named', async () => {
  const clash = { ...ports, gateway: ports.files };
  expect(await portProblems(clash, ['gateway', 'files'])).toEqual([
    `GATEWAY_PORT and FILES_PORT are both ${ports.files}`,
    `FILES_PORT and GATEWAY_PORT are both ${ports.files}`,
  ]);
});

test('the environment moves ports, and what is no port is refused', () => {
  expect(portsFromEnvironment({}).web).toBe(3000);
  expect(portsFromEnvironment({ WEB_PORT: '8080' }).web).toBe(8080);
  expect(() => portsFromEnvironment({ WEB_PORT: 'http' })).toThrow('WEB_PORT=http is no port');
});
