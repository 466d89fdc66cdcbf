/**
 * The layouts of the Hugo site by path below `layouts/`, as text: they are Go templates, which are no HTML until Hugo has run them.
 */
export const HUGO_LAYOUTS = {
  '_default/baseof.html': `<!DOCTYPE html>
<html lang="{{ .Params.language | default "en" }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ if .IsHome }}{{ .Site.Title }}{{ else }}{{ .Title }} · {{ .Site.Title }}{{ end }}</title>
{{ with .Params.description | default (.Summary | plainify | htmlUnescape | truncate 200) }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}">
<link rel="alternate" type="application/rss+xml" title="{{ .Site.Title }}" href="/index.xml">
<link rel="stylesheet" href="/style.css">
</head>
<body>
{{ partialCached "header.html" . }}
<main>
{{ block "main" . }}{{ end }}
</main>
{{ partialCached "footer.html" . }}
</body>
</html>
`,

  'partials/header.html': `<header><a href="/">{{ .Site.Title }}</a>
<nav aria-label="Main"><a href="/talks/">Talks</a> <a href="/events/">Events</a> <a href="/speakers/">Speakers</a> <a href="/tags/">Tags</a></nav>
<form action="/search/" role="search"><input type="search" name="q" aria-label="Search talks"><button>Search</button></form></header>
`,

  'partials/footer.html': `<footer><p>{{ len (where .Site.RegularPages "Section" "talks") }} talks</p><p><a href="/index.xml">RSS</a></p></footer>
`,

  'partials/card.html': `<li class="card"><a href="{{ .RelPermalink }}">{{ .Title }}</a>
<p>{{ range $index, $name := .Params.speakers }}{{ if $index }}, {{ end }}{{ $name }}{{ end }}</p>
<p>{{ range .Params.events }}{{ . }} · {{ end }}<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 Jan 2006" }}</time></p></li>
`,

  'partials/pages.html': `{{ if gt .TotalPages 1 }}<nav aria-label="Pages">
{{ with .Prev }}<a rel="prev" href="{{ .URL }}">Previous</a>{{ end }} {{ .PageNumber }} / {{ .TotalPages }} {{ with .Next }}<a rel="next" href="{{ .URL }}">Next</a>{{ end }}
</nav>{{ end }}
`,

  'index.html': `{{ define "main" }}
<h1>{{ .Site.Title }}</h1>
<ul>{{ range first 12 (where .Site.RegularPages "Section" "talks") }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}</ul>
{{ end }}
`,

  'partials/terms.html': `{{ $terms := newScratch }}
{{ range slice "speakers" "events" "tags" "categories" }}
{{ $kind := . }}
{{ $terms.Set $kind dict }}
{{ range $key, $talks := index site.Taxonomies $kind }}{{ $terms.SetInMap $kind (urlize $key) $talks.Page }}{{ end }}
{{ end }}
{{ return $terms.Values }}
`,

  'partials/term-links.html': `{{ $terms := .terms }}{{ $filter := .filter }}{{ range .names }}{{ with index $terms (urlize .) }}<li><a href="{{ .RelPermalink }}" data-pagefind-filter="{{ $filter }}">{{ .LinkTitle }}</a></li>{{ end }}{{ end }}
`,

  'partials/more.html': `{{ $terms := .terms }}{{ $heading := .heading }}{{ $least := .least }}
{{ range .names }}{{ with index $terms (urlize .) }}{{ if ge (len .Pages) $least }}<section><h2>{{ $heading }} {{ .LinkTitle }}</h2><ul>{{ range first 3 .Pages }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}</ul></section>{{ end }}{{ end }}{{ end }}
`,

  'talks/single.html': `{{ define "main" }}
{{ $terms := partialCached "terms.html" . }}
<article data-pagefind-body>
<h1>{{ .Title }}</h1>
<ul class="speakers">{{ partial "term-links.html" (dict "terms" $terms.speakers "names" .Params.speakers "filter" "speaker") }}</ul>
<ul>{{ partial "term-links.html" (dict "terms" $terms.events "names" .Params.events "filter" "event") }}</ul>
<p><time datetime="{{ .Date.Format "2006-01-02" }}" data-pagefind-sort="date">{{ .Date.Format "2 Jan 2006" }}</time></p>
<ul class="media">
{{ range .Params.recordings }}<li><a rel="external" href="{{ . }}">Recording</a></li>{{ end }}
{{ range .Params.slides }}<li><a rel="external" href="{{ . }}">Slides</a></li>{{ end }}
{{ range .Params.links }}<li><a rel="external" href="{{ .url }}">{{ .title }}</a></li>{{ end }}
</ul>
<div class="body">{{ .Content }}</div>
<ul class="tags">{{ partial "term-links.html" (dict "terms" $terms.tags "names" .Params.tags "filter" "tag") }}{{ partial "term-links.html" (dict "terms" $terms.categories "names" .Params.categories "filter" "category") }}</ul>
</article>
<nav aria-label="Neighbours">{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }} {{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
{{ partial "more.html" (dict "terms" $terms.events "names" .Params.events "heading" "More of" "least" 1) }}
{{ partial "more.html" (dict "terms" $terms.speakers "names" .Params.speakers "heading" "More by" "least" 2) }}
{{ end }}
`,

  'talks/list.html': `{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $pages := .Paginate .RegularPagesRecursive 24 }}
<ul>{{ range $pages.Pages }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}</ul>
{{ partial "pages.html" $pages }}
{{ end }}
`,

  '_default/taxonomy.html': `{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $pages := .Paginate .Pages.ByTitle 200 }}
<ul>{{ range $pages.Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ len .Pages }}</li>{{ end }}</ul>
{{ partial "pages.html" $pages }}
{{ end }}
`,

  '_default/term.html': `{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ if in (slice "tags" "categories") .Type }}
{{ $pages := .Paginate .Pages 24 }}
<ul>{{ range $pages.Pages }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}</ul>
{{ partial "pages.html" $pages }}
{{ else }}
<ul>{{ range .Pages }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}</ul>
{{ end }}
{{ end }}
`,

  '_default/search.html': `{{ define "main" }}
<h1>Search</h1>
<link rel="stylesheet" href="/pagefind/pagefind-ui.css">
<script src="/pagefind/pagefind-ui.js"></script>
<div id="search"></div>
<script>new PagefindUI({ element: "#search" });</script>
{{ end }}
`,

  '404.html': `{{ define "main" }}
<h1>Not found</h1>
<p><a href="/">All talks</a></p>
{{ end }}
`,
};
