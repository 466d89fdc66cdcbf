/** The workflow of a new archive: builds on every push and puts the site on GitHub Pages. */

/** Every action is pinned to a commit; the version stands beside it. */
export function workflowFile(version: string): string {
  return `# Builds the archive and publishes it with GitHub Pages.
#
# Once: in the repository's Settings → Pages, choose "GitHub Actions" as the source,
# and set baseUrl in site.yaml to the address that is shown there.
name: Deploy

on:
  push:
    branches: [main]
  pull_request:
  workflow_dispatch:

# Nothing is allowed but what a job asks for below.
permissions: {}

concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: true

env:
  # The version of Rostrum that builds this archive. Any package address that npm understands will do.
  ROSTRUM: rostrum@${version}

jobs:
  build:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: 22
      # Problems appear as annotations on the lines of the talk files. Nothing is kept for the next run.
      - run: npx --yes --package "$ROSTRUM" rostrum build --once --format github
      - if: github.event_name != 'pull_request'
        uses: actions/upload-pages-artifact@56afc609e74202658d3ffba0e8f6dda462b719fa # v3.0.1
        with:
          path: _site

  deploy:
    if: github.event_name != 'pull_request'
    needs: build
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5
`;
}
