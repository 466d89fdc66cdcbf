/** Every kind of page, in the order in which they are planned. A new kind is one file and one line. */
import { planCategoriesListing, planCategoryPages } from './category-page.ts';
import type { PlanContext } from './context.ts';
import { planEventPages, planEventsListing, planSeriesPages } from './event-page.ts';
import { planHomePage, planNotFoundPage } from './home-page.ts';
import type { LateDraft, PageDraft } from './page-frame.ts';
import { planResponsePages } from './response-page.ts';
import { planSearchPage } from './search-page.ts';
import { planSpeakerPages, planSpeakersListing } from './speaker-page.ts';
import { planStandalonePages } from './standalone-page.ts';
import { planSubjectListings, planSubjectPages } from './subject-pages.ts';
import { planTalkPages, planWithdrawnPages } from './talk-page.ts';
import { planTalksListing } from './talks-listing.ts';

export const PAGE_PLANNERS: readonly ((context: PlanContext) => readonly (PageDraft | LateDraft)[])[] = [
  planHomePage,
  planTalksListing,
  planTalkPages,
  planWithdrawnPages,
  planEventsListing,
  planEventPages,
  planSeriesPages,
  planSpeakersListing,
  planSpeakerPages,
  planCategoriesListing,
  planCategoryPages,
  planSubjectListings,
  planSubjectPages,
  planStandalonePages,
  planResponsePages,
  planSearchPage,
  planNotFoundPage,
];
