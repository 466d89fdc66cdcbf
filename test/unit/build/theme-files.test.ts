import { expect, test } from 'vitest';
import { site, talk } from '../../helpers/site.ts';

const FILES = { 'content/talks/a.md': talk('A') };

/** The folder of the theme that a page names, and the files that it names in it. */
async function themeOf(files: Readonly<Record<string, string>>) {
  const built = await site({ ...FILES, ...files }).build();
  const named = [...built.page('/talks/a/').matchAll(/(?:href|src)="[^"]*\/(theme\/[0-9a-f]{8}\/)([^"#]+)/g)];
  return { built, folders: new Set(named.map(([, folder]) => folder)), paths: named.map(([, , path]) => path) };
}

test('pages name styles and scripts in one folder that is named by their content', async () => {
  const { built, folders, paths } = await themeOf({});
  expect(folders.size).toBe(1);
  expect(paths).toEqual(expect.arrayContaining(['styles/main.css', 'assets/theme.css', 'assets/site.js']));
  const [folder] = folders;
  for (const path of paths) expect(built.bytes.get(`${folder}${path}`)).toEqual(built.bytes.get(path!));
});

test('the folder has another name as soon as one of its files differs, and no other file matters', async () => {
  const [plain] = (await themeOf({})).folders;
  const [same] = (await themeOf({ 'public/note.txt': 'x', 'content/talks/b.md': talk('B') })).folders;
  expect(same).toBe(plain);
  const styled = await themeOf({ 'public/styles/main.css': 'body { color: red }' });
  const [own] = styled.folders;
  expect(own).not.toBe(plain);
  expect(styled.built.files.get(`${own}styles/main.css`)).toBe('body { color: red }');
  const [accent] = (await themeOf({ 'site.yaml': 'title: T\ntheme: { accent: "#663399" }\n' })).folders;
  expect(accent).not.toBe(plain);
});
