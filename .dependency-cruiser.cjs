const npm = (...names) => `(^|/node_modules/|^node_modules/)(${names.join('|')})(/|$)`;
const ROOMS = '^(packages|subgraphs|gateway|workflows|web)/';
const TOOLS = '^(scripts|tests|bench)/';
const ENTRIES = [
  '/src/index\\.ts$',
  '^packages/service-kit/src/register\\.mjs$',
  '^packages/contracts/src/(countries|visitor-mark)\\.ts$',
  '^web/server/env-schema\\.ts$',
];
/** Specs and what only they use. */
const SPEC = '(\\.spec\\.ts$|/(fixtures?|conformance)[./])';
/** What Temporal bundles: the files at the top of workflows/src. */
const WORKFLOW_CODE = '^workflows/src/[^/]+\\.ts$';
const BESIDE_WORKFLOW_CODE = ['^workflows/src/(index|bundle|record-histories)\\.ts$', SPEC];

/** The table "Who may import whom" of docs/ARCHITECTURE.md; a failing fixture a rule in tests/boundaries. */
const table = [
  {
    name: 'contracts-know-zod-alone',
    // Visitors' cookies are signed on servers alone: their entry is not part of the package's index.
    from: {
      path: '^packages/contracts/',
      pathNot: [SPEC, '^packages/contracts/src/visitor-mark\\.ts$'],
    },
    to: { pathNot: ['^packages/contracts/', npm('zod', 'uuid')] },
  },
  {
    name: 'service-kit-knows-contracts',
    from: { path: '^packages/service-kit/', pathNot: SPEC },
    to: { path: [ROOMS], pathNot: '^packages/(service-kit|contracts)/' },
  },
  {
    name: 'storage-knows-service-kit-and-contracts',
    from: { path: '^packages/storage/', pathNot: SPEC },
    to: { path: [ROOMS], pathNot: '^packages/' },
  },
  {
    name: 'subgraphs-know-no-other-subgraph',
    from: { path: '^subgraphs/([^/]+)/' },
    to: { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
  },
  {
    name: 'subgraphs-know-packages-alone',
    from: { path: '^subgraphs/' },
    to: { path: '^(gateway|workflows|web)/' },
  },
  {
    name: 'gateway-knows-service-kit-and-contracts',
    from: { path: '^gateway/' },
    to: { path: [ROOMS], pathNot: '^(gateway|packages/(service-kit|contracts))/' },
  },
  {
    name: 'workflows-know-packages-alone',
    from: { path: '^workflows/' },
    to: { path: '^(subgraphs|gateway|web)/' },
  },
  {
    name: 'web-knows-contracts',
    from: { path: '^web/' },
    to: { path: [ROOMS], pathNot: '^(web|packages/contracts)/' },
  },
  {
    name: 'rooms-know-no-tools',
    from: { path: ROOMS, pathNot: [SPEC, '^web/nuxt\\.config\\.ts$'] },
    to: { path: TOOLS },
  },
  {
    name: 'packages-by-their-entry',
    from: { path: '^(packages|subgraphs)/([^/]+)/' },
    to: { path: '^(packages|subgraphs)/', pathNot: ['^$1/$2/', ...ENTRIES] },
  },
  {
    name: 'everything-by-its-entry',
    from: { path: '^(gateway|workflows|web|scripts|tests|bench)/' },
    to: { path: ROOMS, pathNot: ['^$1/', ...ENTRIES] },
  },
  {
    name: 'resolvers-call-services',
    from: { path: '\\.resolver\\.ts$' },
    to: { path: '\\.repository\\.ts$' },
  },
  {
    name: 'the-inner-knows-no-outer',
    comment: 'resolver → service → {state, policy, repository, entity}',
    from: { path: '^subgraphs/.*\\.(service|state|policy|repository|entity)\\.ts$' },
    to: { path: '\\.(resolver|subscription)\\.ts$' },
  },
  {
    name: 'entities-and-policies-know-no-service',
    from: { path: '^subgraphs/.*\\.(state|policy|entity|repository)\\.ts$' },
    to: { path: '\\.service\\.ts$' },
  },
  {
    name: 'states-and-policies-are-pure',
    from: { path: '^subgraphs/.*\\.(state|policy)\\.ts$' },
    to: { path: '\\.repository\\.ts$' },
  },
  {
    name: 'activities-know-no-worker',
    from: { path: '^workflows/src/(activities|imaging|vision|mail)/', pathNot: SPEC },
    to: { path: '^workflows/src/workers/' },
  },
  {
    name: 'imaging-and-vision-know-no-activity',
    from: { path: '^workflows/src/(imaging|vision|mail)/', pathNot: SPEC },
    to: { path: '^workflows/src/activities/' },
  },
  {
    name: 'imaging-knows-no-vision',
    from: { path: '^workflows/src/imaging/', pathNot: SPEC },
    to: { path: '^workflows/src/vision/' },
  },
  {
    name: 'workflow-code-is-pure',
    from: { path: WORKFLOW_CODE, pathNot: BESIDE_WORKFLOW_CODE },
    to: {
      pathNot: [WORKFLOW_CODE, '^packages/contracts/', npm('@temporalio/(workflow|common)')],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'workflow-code-knows-activities-by-type',
    from: { path: WORKFLOW_CODE, pathNot: BESIDE_WORKFLOW_CODE },
    to: {
      pathNot: [
        WORKFLOW_CODE,
        '^workflows/src/activities/',
        '^packages/contracts/',
        npm('@temporalio/(workflow|common)'),
      ],
    },
  },
  {
    name: 'components-know-no-page',
    from: { path: '^web/app/(components|composables|domain|graphql)/' },
    to: { path: '^web/app/pages/' },
  },
  {
    name: 'composables-know-no-component',
    from: { path: '^web/app/(composables|domain|graphql)/' },
    to: { path: '^web/app/components/' },
  },
  {
    name: 'the-web-domain-knows-no-vue',
    from: { path: '^web/app/domain/', pathNot: SPEC },
    to: {
      path: [
        '^web/app/(composables|plugins|layouts)/',
        npm('vue', '@vue', 'nuxt', '@nuxt', '@urql'),
      ],
    },
  },
  {
    name: 'sharp-in-imaging-alone',
    from: { pathNot: ['^workflows/src/imaging/', '^scripts/demo/', '^(tests|bench)/', SPEC] },
    to: { path: npm('sharp') },
  },
  {
    name: 'engines-in-vision-alone',
    from: { pathNot: '^workflows/src/vision/' },
    to: { path: npm('onnxruntime-node', '@aws-sdk/client-rekognition') },
  },
  {
    name: 's3-in-storage-alone',
    from: { pathNot: '^packages/storage/' },
    to: { path: npm('@aws-sdk/(client-s3|s3-request-presigner)') },
  },
  {
    name: 'stripe-in-payment-alone',
    from: { pathNot: '^subgraphs/commerce/src/payment/' },
    to: { path: npm('stripe') },
  },
  {
    name: 'temporal-client-in-service-kit-alone',
    from: { pathNot: ['^packages/service-kit/', TOOLS, SPEC] },
    to: { path: npm('@temporalio/client') },
  },
  {
    name: 'no-cycles',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'everything-resolves',
    from: { pathNot: '^web/' },
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: table.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)(\\.nuxt|\\.output|\\.data|dist)/', '^tests/boundaries/fixtures/'] },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.vue', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
