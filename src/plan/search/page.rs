//! The search page: the form with its filters, and a list of everything that has a page, for readers without script.

use super::Search;
use super::record::{Kind, Record};
use crate::model::{SubjectId, VerdictKind};
use crate::plan::context::At;
use crate::plan::url::{self, Folder};
use crate::plan::verdict::badge;
use crate::plan::views::{Link, SearchFilter, SearchForm, SearchList, SearchOption, SearchPage, Verdict, View};
use crate::plan::words::fill;
use std::collections::BTreeSet;

/// Entries listed of one kind; their own list has the others.
const LISTED: usize = 250;

impl<'a> At<'a> {
    pub fn search_form(&self, label: &str) -> SearchForm {
        let action = self.href(url::SEARCH);
        SearchForm { action, label: label.to_owned(), button: self.cx.w.search_button.to_owned() }
    }

    pub fn search_page(&self, search: &Search) -> View {
        let w = self.cx.w;
        let description = fill(w.desc_search, &[("site", &self.cx.b.site.title)]);
        View::Search(Box::new(SearchPage {
            frame: self.frame("search", w.nav_search, description),
            form: self.search_form(w.search_label),
            sentence: w.search_intro.to_owned(),
            without_script: w.search_without_script.to_owned(),
            filters_label: w.search_filters.to_owned(),
            filters: self.search_filters(search),
            version: search.version.clone(),
            failed: w.search_failed.to_owned(),
            more: w.search_more.to_owned(),
            list_label: w.search_list.to_owned(),
            lists: self.search_lists(search),
        }))
    }

    /// The verdicts that can be asked for.
    pub fn search_verdicts(&self) -> Vec<Verdict> {
        let worst_first = VerdictKind::ALL.into_iter().rev();
        let mut out: Vec<Verdict> = worst_first.map(|k| badge(k, self.cx.w)).collect();
        // One report, several that cannot be compared, none: as subjects have them.
        let mut seen: BTreeSet<&str> = out.iter().map(|v| v.kind).collect();
        let subjects: Vec<SubjectId> = self.cx.subjects().collect();
        out.extend(subjects.into_iter().map(|s| self.cx.subject_verdict(s)).filter(|v| seen.insert(v.kind)));
        out
    }

    /// Only choices that some record has.
    fn search_filters(&self, search: &Search) -> Vec<SearchFilter> {
        let (b, w) = (self.cx.b, self.cx.w);
        let chosen: BTreeSet<&str> =
            search.entities.iter().chain(&search.articles).flat_map(|r| &r.facets).map(String::as_str).collect();
        let has = |name: &str, value: &str| chosen.contains(super::facet(name, value).as_str());
        let option = |value: &str, label: &str| SearchOption { value: value.to_owned(), label: label.to_owned() };
        let people = |name: &str| -> Vec<SearchOption> {
            let mut actors: Vec<_> = b.actors.iter().filter(|a| has(name, &a.id)).collect();
            actors.sort_by_key(|a| (a.name.to_lowercase(), &a.id));
            actors.into_iter().map(|a| option(&a.id, &a.name)).collect()
        };
        let years = chosen.iter().filter_map(|f| f.strip_prefix("=year=")).rev();
        let kinds = Kind::ALL.into_iter().filter(|k| has("kind", k.word()));
        let verdicts = self.search_verdicts().into_iter().filter(|v| has("verdict", v.kind));
        let all: [(&'static str, &str, Vec<SearchOption>); 5] = [
            ("kind", w.search_by_kind, kinds.map(|k| option(k.word(), k.label(w))).collect()),
            ("actor", w.search_by_actor, people("actor")),
            ("outlet", w.search_by_outlet, people("outlet")),
            ("verdict", w.search_by_verdict, verdicts.map(|v| option(v.kind, &v.label)).collect()),
            ("year", w.search_by_year, years.map(|y| option(y, y)).collect()),
        ];
        all.into_iter()
            .map(|(name, label, options)| SearchFilter {
                name,
                label: label.to_owned(),
                any: w.search_any.to_owned(),
                options,
            })
            .collect()
    }

    fn search_lists(&self, search: &Search) -> Vec<SearchList> {
        let w = self.cx.w;
        let list = |kind: Kind, label: &str, path: Option<String>| {
            let of = |r: &&Record| r.kind == kind;
            let links = |records: &mut dyn Iterator<Item = &Record>| -> Vec<Link> {
                records.map(|r| self.link(&r.title, &r.path)).collect()
            };
            let mut links = match kind {
                // The newest first.
                Kind::Article => links(&mut search.articles.iter().rev().filter(of)),
                _ => links(&mut search.entities.iter().filter(of)),
            };
            if matches!(kind, Kind::Actor) {
                links.sort_by_key(|l| l.label.to_lowercase());
            }
            let left_out = links.len().saturating_sub(LISTED);
            let more = match path {
                Some(path) => {
                    links.truncate(LISTED);
                    self.folded_list(left_out, label, &path)
                }
                None => None,
            };
            SearchList { label: label.to_owned(), links, more }
        };
        let lists = vec![
            list(Kind::Number, w.nav_numbers, Some(Folder::Numbers.index())),
            list(Kind::Deadline, w.nav_deadlines, Some(Folder::Deadlines.index())),
            list(Kind::Question, w.nav_questions, Some(Folder::Questions.index())),
            list(Kind::Disagreement, w.nav_disagreements, Some(Folder::Disagreements.index())),
            list(Kind::Actor, w.nav_actors, Some(Folder::Actors.index())),
            list(Kind::Article, w.nav_articles, Some(Folder::Articles.index())),
            list(Kind::Page, w.search_list_pages, None),
        ];
        lists.into_iter().filter(|l| !l.links.is_empty()).collect()
    }
}
