//! What an editor says of an article on the command line. It decides over whatever was read.

use crate::import::{Page, Published, PublishedBasis, address, day, harmless_line};
use crate::model::{ActorKind, Briefing};
use anyhow::bail;

#[derive(Clone, Debug, Default, clap::Args)]
pub struct Given {
    /// What the article is called, whatever was read
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// Who published it: a name, or the id of a registered outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// The day on which it came out, as 2026-03-03
    #[arg(long, value_name = "DAY")]
    published: Option<String>,

    /// Where it stands on the web
    #[arg(long, value_name = "URL")]
    url: Option<String>,

    /// The language it is in, as a tag: en, de, pt-BR
    #[arg(long, value_name = "TAG")]
    language: Option<String>,

    /// Who wrote it; once for each of several people
    #[arg(long, value_name = "NAME")]
    author: Vec<String>,
}

impl Given {
    pub fn is_empty(&self) -> bool {
        let one = [&self.title, &self.outlet, &self.published, &self.url, &self.language];
        one.iter().all(|v| v.is_none()) && self.author.is_empty()
    }

    /// It is said of one article; which of several would be meant, nobody can know.
    ///
    /// # Errors
    /// Something is said of no article, or of several.
    pub fn of_one(&self, articles: usize) -> anyhow::Result<()> {
        if !self.is_empty() && articles != 1 {
            bail!(
                "--title, --outlet, --published, --url, --language and --author are said of one article, and {articles} \
                 are named; import each by itself"
            );
        }
        Ok(())
    }

    /// Puts it in the place of what was read.
    ///
    /// # Errors
    /// A day, an address or a language tag is none.
    pub fn over(&self, page: &mut Page, b: &Briefing) -> anyhow::Result<()> {
        let line = |text: &String| Some(harmless_line(text)).filter(|t| !t.is_empty());
        if let Some(title) = self.title.as_ref().and_then(line) {
            page.title = Some(title);
        }
        if let Some(outlet) = self.outlet.as_ref().and_then(line) {
            let registered = b.actors.iter().find(|a| a.kind == ActorKind::Outlet && a.id == outlet);
            page.outlet = Some(registered.map_or(outlet, |a| a.name.clone()));
        }
        if let Some(text) = &self.published {
            let Some(days) = day(text) else {
                bail!("--published {text:?} is no day; write it as 2026-03-03");
            };
            page.published = Some(Published { days, basis: PublishedBasis::Given });
            page.pending = None;
            page.remarks.clear();
        }
        if let Some(text) = &self.url {
            let Some(url) = address(text) else {
                bail!("--url {text:?} is no address; write it as https://…");
            };
            page.url = Some(url);
        }
        if let Some(tag) = &self.language {
            let parts =
                tag.split('-').all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
            let primary = tag.split('-').next().is_some_and(|p| (2..=3).contains(&p.len()));
            if !parts || !primary {
                bail!("--language {tag:?} is no language tag; write it as en, de or pt-BR");
            }
            page.language = Some(tag.clone());
        }
        let authors: Vec<String> = self.author.iter().filter_map(line).collect();
        if !authors.is_empty() {
            page.byline = Some(authors.join(", "));
            page.authors = authors;
        }
        Ok(())
    }
}
