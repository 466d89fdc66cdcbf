/** The public interface of the package. */
export { type BuildOptions, build, check } from './build/build.ts';
export { type BuildReport, formatReport } from './build/report.ts';
export type { Diagnostic, Severity } from './diagnostics/diagnostic.ts';
export { formatDiagnostics } from './diagnostics/format.ts';
export type { Span } from './diagnostics/span.ts';
