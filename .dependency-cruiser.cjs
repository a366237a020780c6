/** The borders of the house: arrows point down only, modules meet at index.ts, app at plugin.ts, no cycle. */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-knows-no-module',
      severity: 'error',
      from: { path: '^src/kernel' },
      to: { path: '^src/(modules|app)' },
    },
    {
      name: 'kernel-parts-meet-at-index',
      severity: 'error',
      from: { path: '^src/kernel/([^/]+)/' },
      to: { path: '^src/kernel/[^/]+/', pathNot: '^src/kernel/($1/|[^/]+/index\\.tsx?$)' },
    },
    {
      name: 'kernel-enters-by-index',
      severity: 'error',
      from: { path: '^src/(modules|app)' },
      to: { path: '^src/kernel/', pathNot: '^src/kernel/[^/]+/index\\.tsx?$' },
    },
    { name: 'modules-know-no-app', severity: 'error', from: { path: '^src/modules' }, to: { path: '^src/app' } },
    {
      name: 'modules-meet-at-index',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/[^/]+/', pathNot: '^src/modules/($1/|[^/]+/index\\.tsx?$)' },
    },
    {
      name: 'app-enters-by-plugin',
      severity: 'error',
      from: { path: '^src/app' },
      to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/plugin\\.ts$' },
    },
    {
      name: 'reader-core-is-pure',
      severity: 'error',
      from: { path: '^src/modules/documents/reader/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src/kernel|src/modules/documents/(?!reader/)|(node:)?(fs|net|http|child_process)(/|$))' },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.test\\.tsx?$' },
      to: { path: '\\.test\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node'] },
  },
};
