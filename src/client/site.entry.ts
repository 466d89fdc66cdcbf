/** What every page does once it is there. A page is complete without it. */
import { startFacades } from './facades.ts';
import { startHeader } from './header.ts';
import { startPhotos } from './photos.ts';
import { startThemeSwitch } from './theme-switch.ts';

startThemeSwitch();
startFacades();
startPhotos();
startHeader();
