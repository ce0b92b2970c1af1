import { freshBundleFile, writeWorkflowBundle } from './workers/workflow-bundle.ts';

if (!freshBundleFile()) await writeWorkflowBundle();
