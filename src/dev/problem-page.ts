/** The page that stands in for a site while no build has succeeded. */
import { escapeHtml } from '../model/text.ts';

/** A small page with the problems as text and the script that reloads it when they are mended. */
export function problemPage(problems: string, scriptPath: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'">
<meta name="color-scheme" content="light dark">
<title>The site could not be built</title>
</head>
<body>
<h1>The site could not be built</h1>
<p>This page reloads by itself when the problems below are mended.</p>
<pre>${escapeHtml(problems)}</pre>
<script src="${scriptPath}" defer></script>
</body>
</html>
`;
}
