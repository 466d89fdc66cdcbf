/** What every page does once it is there. A page is complete without it. */
import { startCite } from './cite-wake.ts';
import { startFacades } from './facades.ts';
import { startHeader } from './header.ts';
import { momentOfAddress, startMoments } from './moment.ts';
import { startPhotos } from './photos.ts';
import { findOwnPlayer } from './player.ts';
import { startRail } from './rail-wake.ts';
import { followOldSearches, startSearch } from './search-wake.ts';
import { startThemeSwitch } from './theme-switch.ts';

followOldSearches();
startThemeSwitch();
const player = startFacades(momentOfAddress()) ?? findOwnPlayer();
startMoments(player);
startRail(player);
startPhotos();
startCite();
startHeader();
startSearch();
