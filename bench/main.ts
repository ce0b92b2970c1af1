const BENCHES = [
  'duplicates',
  'renditions',
  'pipeline',
  'gallery',
  'faults',
  'pacing',
  'bibs',
  'faces',
  'quality',
  'colours',
  'cloud',
  'rerender',
  'retouch',
  'watermark',
  'login',
  'gateway',
  'limits',
];

const [name] = process.argv.splice(2, 1);
if (!name || !BENCHES.includes(name)) {
  console.error(`npm run bench <name> -- [options], where <name> is one of: ${BENCHES.join(', ')}`);
  process.exit(2);
}
await import(`./${name}.ts`);
