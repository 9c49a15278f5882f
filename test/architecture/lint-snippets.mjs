// Reads [{ path, code }] on standard input and prints what the lint rules say of each, as strings.
// A process of its own: ESLint loads its configuration with import(), which the test runner refuses.
import { ESLint } from 'eslint';

let input = '';
for await (const chunk of process.stdin) input += chunk;
const snippets = JSON.parse(input);

const eslint = new ESLint({
  overrideConfig: {
    languageOptions: {
      parserOptions: {
        // The snippets are in no tsconfig: they do not exist.
        projectService: { allowDefaultProject: [...new Set(snippets.map((snippet) => snippet.path))] },
      },
    },
  },
});

const said = [];
for (const { path, code } of snippets) {
  const [result] = await eslint.lintText(code, { filePath: path });
  said.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify(said));
