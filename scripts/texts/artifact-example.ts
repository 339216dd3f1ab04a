/** A report as a tool writes it, with everything that the bot recognises. */
export const REPORT_BY_A_TOOL = `The path is joined without a check.

## Proof of concept

\`\`\`js
// poc.js
const answer = await read('../secret');
process.exit(answer === null ? 0 : 1);
\`\`\`

## Suggested fix

\`\`\`diff
--- a/lib/read.js
+++ b/lib/read.js
@@ -40,1 +40,2 @@
-return open(path);
+const inside = check(path);
+return open(inside);
\`\`\`

## Scan

\`\`\`json
{ "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "Example Scanner" } },
  "results": [{ "ruleId": "path", "message": { "text": "Joined" },
    "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "lib/read.js" }, "region": { "startLine": 40 } } }] }] }] }
\`\`\`

\`\`\`json
{ "document": { "csaf_version": "2.0", "title": "cut off here
\`\`\`

Finding ID: F-001

[example-finding:4711]
`;
