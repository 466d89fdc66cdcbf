/** Runs before anything is painted: the remembered colours, and a mark that scripts work. Nothing else belongs here. */
import { readChoice } from './stored.ts';

const root = document.documentElement;
root.dataset['js'] = '';
const theme = readChoice('theme');
if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
