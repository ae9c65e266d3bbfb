//! Every rule the tool can remark on, with its stable code and its explanation.
//!
//! A code never changes its meaning and is never reused. `briefing explain CODE` prints the long form.

use super::Severity;

macro_rules! rules {
    ($($name:ident $code:literal $severity:ident $title:literal $long:literal)*) => {
        /// A rule, by what it is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $(#[doc = $title] $name),* }

        impl Rule {
            /// Every rule, in the order of the codes.
            pub const ALL: &'static [Rule] = &[$(Rule::$name),*];

            /// The stable code, for example `B0301`.
            pub fn code(self) -> &'static str { match self { $(Rule::$name => $code),* } }
            pub fn severity(self) -> Severity { match self { $(Rule::$name => Severity::$severity),* } }
            /// One line.
            pub fn title(self) -> &'static str { match self { $(Rule::$name => $title),* } }
            /// Why the rule exists and how to mend a finding of it.
            pub fn explanation(self) -> &'static str { match self { $(Rule::$name => $long),* } }
        }
    };
}

rules! {
    // 01: the files themselves
    Encoding "B0101" Error "a file is not UTF-8" "Content files and originals are UTF-8. Save the file again as UTF-8; the finding names the first byte that is not."
    FrontMatterMissing "B0102" Error "an article has no front matter" "An article file starts with a line `---`, then YAML, then a line `---`. Without it there is no source to cite."
    FrontMatterTooLong "B0103" Error "front matter is longer than 64 KiB" "The limit keeps a broken file from being read as YAML to its end. Long lists of claims go into `<article>.claims.yaml` beside the article."
    YamlSyntax "B0104" Error "YAML that cannot be read" "The YAML library stopped at this place. Most often a quotation needs quotes around it, because it holds `: ` or ` #`, or a quote is not closed."
    YamlShape "B0105" Error "a value of the wrong shape" "The field takes another kind of value, for example a list where a single word stands."
    YamlAlias "B0106" Error "YAML anchors and aliases are not used here" "Anchors (`&x`) and aliases (`*x`) are refused: they can blow a small file up to gigabytes, and they hide where a value was typed. Write the value out."
    UnknownKey "B0107" Error "a key that does not exist" "A mistyped key would otherwise be silently ignored. `briefing schema` writes JSON Schemas that make editors complete the keys."
    DuplicateKey "B0108" Error "the same key twice" "Only one of the two values would count. Keep one."
    MissingField "B0109" Error "a field that is needed" "The entry cannot be used without this field."
    EmptyValue "B0110" Error "a field without a value" "Leave the key out. For an outlet, a day of publication or an address write `unknown` where the source does not tell: unknown is a value and is shown as such."
    YamlTooMany "B0111" Error "too many YAML values in one file" "The file holds more values than any editor would type; reading stops so that a hostile file cannot use up the machine."
    FileNotUsed "B0112" Warning "a file that nothing reads" "The file lies where content lies, but under a name that the tool does not know."
    FileTooLong "B0113" Error "a file of more than 16 MiB" "No article and no registry is that long. The file was not read, so that a stray film or archive cannot use up the machine."
    ConflictMarks "B0114" Error "marks of an unfinished merge" "Two people changed the same lines, and git left both versions in the file, between lines that begin with `<<<<<<<`, `=======` and `>>>>>>>` (and sometimes `|||||||`). Keep what belongs, often both versions, and delete the lines of marks. Nothing else is said of the file until then. The two lock files never need that: `.gitattributes` says `merge=union` for them, and their lines may stand in any order."
    ControlCharacter "B0116" Warning "a control character" "Bells, escapes and the like are no text: a terminal would obey them, and a page has no place for them. Each is read as a space. Delete it: `title: \"Storm\\e[1m in Halden\"` becomes `title: Storm in Halden`. In the name of a file they are taken out by renaming it."
    LinkNotFollowed "B0117" Error "a link that leads out of the folder" "A symbolic link in `content/` or a theme is followed only to a file inside the same folder: whatever lies elsewhere was perhaps never meant to be published, and would be missing wherever the site is cloned. Put a copy in its place: `cp --remove-destination \"$(readlink -f content/articles/storm.md)\" content/articles/storm.md`. Under `originals/` it is an error as well: the site would not be searched for that text."
    // 02: names and references
    BadId "B0201" Error "an id that is not `[a-z0-9-]+`" "Ids become addresses. Small letters, digits and hyphens only, beginning and ending with a letter or digit."
    DuplicateId "B0202" Error "the same id twice" "Ids are permanent and unique within their kind: rename one of the two."
    UnknownId "B0203" Error "an id that nothing has" "The reference points at nothing. The nearest known id is offered."
    UnknownSetting "B0204" Error "a word that this field does not know" "The field takes one of a few words; the finding lists them."
    BadDate "B0205" Error "an impossible or unreadable date" "Dates are `2021-02-17`, `2021-02`, `2021`, `2021-02-01/2021-02-17`, `../2021-02`, or with `~` for about."
    BadValue "B0206" Error "a value that cannot be read" "A value is a number or a reader's phrase such as `about 7,000` or `200 to 500`."
    BadUrl "B0207" Error "an address that is not http or https" "Addresses are published as links, so only `http:` and `https:` are taken."
    AmbiguousName "B0208" Error "a name that belongs to several actors" "Two people share this name. Write the id of the one that is meant, or the full name."
    Cycle "B0209" Error "entries that contain each other" "A population or body cannot be part of itself, directly or through others."
    AliasTaken "B0210" Error "an alias that is another entry's id" "An old id lives on as an alias of one entry only."
    // 03: quotations
    QuoteNotFound "B0301" Error "a quotation that its source does not contain" "Quotations are compared letter by letter; only white space, no-break spaces, quote marks and dashes are evened out. The finding shows the nearest passage of the original."
    QuoteAmbiguous "B0302" Error "a quotation that stands in several places" "Add `after:` or `before:` with a few of the neighbouring words, so that one place is meant."
    QuoteExcluded "B0303" Error "a quotation from site furniture" "The words stand only in a part of the original that `excluded` marks as navigation, advertising, a donation box or a comment form."
    QuoteTooLong "B0304" Error "a quotation over the limit" "From sources with `rights: quotation` at most 15 words are quoted (see `limits` in site.yaml). Shorten it, or give an `over_limit_reason`, which the page prints."
    QuoteShare "B0305" Error "too much of one article is quoted" "All quotations together may hold at most a tenth of an article's words (see `limits` in site.yaml)."
    QuoteUnverified "B0306" Error "a quotation that nothing vouches for" "Neither the original text nor `originals.lock` is there for this article. Put the text into `originals/` and run `briefing check`."
    QuoteChanged "B0307" Error "a quotation that differs from the verified one" "Without the originals only quotations recorded in `originals.lock` are accepted. Run `briefing check` where the originals are."
    ValueNotInQuote "B0308" Error "a value that its own quotation does not hold" "The figure, unit or date that is typed must be readable in the quoted words. Quote the words that hold it, or leave the field out."
    NothingToRead "B0309" Error "a quotation without a figure or date" "A claim on a number needs a figure in its quotation, one on a deadline a date."
    SeveralToRead "B0310" Error "a quotation with several figures or dates" "Say with `value:` which one is meant, or quote fewer words."
    HedgeMismatch "B0311" Error "a hedge that its quotation does not carry" "The words about, nearly, under and the like near the figure in the quotation say something else than the claim. The quotation wins: leave `hedge:` out. For example “nearly 7,000” is read as `hedge: nearly`, and `hedge: about` contradicts it."
    PrivateText "B0312" Error "a private text in the output" "A run of 16 words or more of an original would have been published outside a registered quotation. Letters are compared, whatever their spelling: case, accents, vowel signs, invisible characters, hyphens, mark-up and the numbers of notes and rows make no difference. What an article says of itself does not count: title, authors, outlet, agencies, day; nor do lines that `excluded` names; an address is one word. The finding stands where the text comes in, and names the first page. For example, a digest `The council said on Monday that the ferry would …`, copied from the original: say it in your own words, `The ferry is to go on, the council says`, or quote at most 15 words of it as a claim; a longer quotation gives an `over_limit_reason`."
    LockStale "B0313" Warning "the lock is not up to date" "`originals.lock` does not match the originals, or a part of it cannot be read. It has one line an article, each read by itself, so lines of two people may stand together. `briefing check` rewrites it where the originals are and all quotations stand; commit it. With --locked it is an error that it lacks something."
    OriginalMissing "B0314" Warning "an original that is not there" "Other originals were found, this one was not; the lock vouches for its quotations."
    OriginalTracked "B0315" Error "a private text that git tracks" "Whole texts of other people's articles must never reach a repository that others can read: with the next push they are published. `git rm -r -q --cached originals` takes them out of the next commit and leaves them on disk; a line `/originals/` in `.gitignore` keeps them out. Commits that have them keep them: before the first push, take them out of the history as well (`git filter-repo --path originals --invert-paths`)."
    QuoteLockedAnew "B0316" Note "a quotation that the lock vouches for anew" "`originals.lock` says that somebody compared the quotation with its source. It is no signature: whoever changes a claim writes the lock as well. `--format github` names each entry that is new or changed since the last commit (and in a fresh clone, in that commit), so that a reviewer can compare it with the source. There is nothing to mend."
    PhraseCut "B0320" Error "a quotation that cuts a figure or a date" "The phrase of the figure begins before the quotation or goes on behind it, and reads as another value than the quotation alone. Quote the whole phrase. For example, of “The fair drew not more than 500 visitors” the claim has `quote: more than 500 visitors`, which says the opposite; write `quote: not more than 500 visitors`."
    TurnedRound "B0321" Error "a quotation that lost its negation" "A word outside the quotation governs it and turns it round. Quote the word as well, or give it as context: the page prints it in the same marks. For example, of “The town does not intend to leave the harbour in disorder” the claim has `quote: leave the harbour in disorder`; write `quote: does not intend to leave the harbour in disorder`, or add `after: does not intend to`."
    LessThanSaid "B0322" Warning "a quotation that lost its condition or doubt" "A word outside the quotation makes less of it: could, may, if, unless, believes, expects. Quote the word as well, or give it as context. For example, of “The flood could be more severe than before” the claim has `quote: be more severe than before`; write `quote: could be more severe than before`, or add `after: could`. A claim whose `modality` or `stance` says so already is left alone."
    OtherSpeaker "B0323" Warning "somebody else speaks inside these quotation marks" "The original gives the words to another registered actor than `by:`. Read the passage and mend the one that is wrong. For example, where the text says “We are ready,” the mayor said, and the claim has `by: council`, write `by: mayor`, and `for: council` if the mayor speaks for it."
    LockOld "B0324" Note "the lock was written by an earlier version" "It vouches for the quotations as ever, but does not say whose words they are or what stands around them. Run `briefing check` where the originals are and commit `originals.lock`. For example: `briefing check --originals texts`."
    FigureUnsure "B0330" Error "a figure that cannot be read for certain" "One mark before three digits is ambiguous where the article's `language:` does not use it between thousands: “4.000” in English may be four thousand or four. The words beside a figure may be of a language that is not read. Say what it is, for example `value: 4000`, and how it is meant, for example `hedge: about`; both are marked as read by the editor."
    HedgeUnread "B0331" Warning "words beside a figure that were not read" "In the article's `language:` only digits are read, or the value is the editor's own. “About”, “at least” and the like may stand beside the figure and change what it says. Say how it is meant, for example `hedge: exact` or `hedge: at_least`."
    LanguageDoubt "B0332" Warning "a text in another language than its article says" "Figures, dates and hedges are read by the article's `language:`, so that “4.000” is four thousand in German and four in English. The text is evidently in another language. Mend the front matter, for example `language: de`."
    DayInexact "B0340" Error "a day that counts from a day that is not exact" "\"By Friday\" and \"by 1 June\" are a day only when one knows from which day they count. The article's `published:`, or the claim's `on:`, names a month, a year or a span, and its days give different answers. Give the exact day (`published: 2026-03-03`), or say which day is meant: `value: 2026-03-06`."
    YearFromStatement "B0341" Note "a year that was counted from the day of the statement" "The words print no year, and the claim has a day of its own (`on:`), from which the next such date is taken; from the day of publication it would be another year. Say which is meant, for example `value: 2021-05-01`; the note is then gone."
    // 04: claims
    ClaimSubject "B0401" Error "a claim without one subject" "A claim is about exactly one of `number`, `deadline` or `question`."
    ClaimPopulation "B0402" Error "a claim that does not say of whom" "The number counts several populations: say which with `of:`, or list what a vague phrase may mean with `readings:`."
    ClaimStance "B0403" Error "a claim on a question without a stance" "Say what the holder holds: affirm, deny, doubt, conditional, undecided or declined."
    ClaimField "B0404" Error "a field that does not belong to this kind of claim" "For example a `stance` on a number."
    ClaimReason "B0405" Error "a status that needs a reason" "Deprecated and retracted claims stay on the page with the reason."
    FullTextRights "B0406" Error "a full text that may not be published" "Only texts with `rights: own`, `public-domain` or `licensed` may be published whole. With `rights: quotation` the body is your own digest."
    DraftUsed "B0407" Error "published text that leans on a draft" "A published page refers to something that is still a draft."
    ClaimTwice "B0408" Warning "two claims that would share an id" "Two claims of one article have the same subject and quotation. Give one of them an `id`."
    DateOrder "B0409" Error "a date before it was possible" "For example a statement made after the article that reports it was published."
    GradeReason "B0410" Error "a grade without a reason" "A grade is an editor's judgement. The page prints it with its `reason`; without one it would only look like a measurement."
    GradeAxis "B0411" Error "a grade on the wrong axis" "Reliability belongs to a source, credibility to one piece of information. An outlet or agency has a `reliability`; a `credibility` stands with an article."
    WordingPassages "B0412" Error "wordings that cannot be set side by side" "A set of wordings holds two passages or more, each either a claim or an article with its words."
    IgnoredReason "B0413" Error "ignored words without a reason" "Under `ignored` stand the words of an article that are no claim on purpose. Each has a `reason`, so that whoever reads the article next knows that it was looked at and why."
    ArticleAhead "B0420" Warning "an article of a day to come" "The briefing speaks from `as_of` in site.yaml: what is stale, overdue or new is judged against that day. An article of a later day belongs to a briefing that has moved on, or its day is mistyped. Move `as_of` on, for example from `as_of: 2031-05-01` to `as_of: 2031-05-12` for an article `published: 2031-05-11`, or mend `published:`."
    FarDay "B0421" Warning "a day far from those of all other articles" "The article is dated more than ten years from the nearest other one, where at least three have a day: most often a digit is wrong. Mend it, for example `published: 2013-03-08` to `published: 2031-03-08`. If the day is right, add `published_basis: printed on its first page`, which settles it."
    SameAddress "B0422" Warning "one address in two articles" "Two articles have one `url:`, but for scheme, `www.`, closing slash, fragment and marks of where a reader came from. What is entered twice counts twice among the articles. Remove one and list it in `removed.yaml`, or mend the address: `url: https://example.org/ferry` for the one, `url: https://example.org/ferry-strike` for the other."
    EventMissing "B0423" Note "a figure of no event beside figures of one" "Some claims of the number name an `event:` and this one does not. Only figures of one event are compared, so it is compared with none of theirs. Add it, for example `event: flood-2031`. If the figure is of no event, say so: `note: For the whole year, not for one flood.`"
    SourceUnknown "B0424" Note "a published article without outlet or day" "Readers are told whose words they read, and of when; without a day a level or a total is not compared at all. Find out and write `outlet: harbour-post` or `published: 2031-03-08`. Where nobody can know, give the reason: `outlet: unknown (a cutting without a head)`."
    SameFigure "B0425" Warning "one exact figure for a group and for a wider one" "Two claims give the very same figure, one for a group and one for a wider group that holds it. Both can be right only if the rest of the wider group is none; more often one report used a word loosely. Read both articles and mend `of:`, for example `of: killed-or-hurt` to `of: hurt`. If both are right, a `note:` on either claim says so."
    OtherUnit "B0426" Warning "a figure in another unit than its number's" "The quotation gives its figure in a unit that is not the number's and cannot be converted into it, so it is compared with none of the number's figures. Name the number that is meant, for example `number: cargo-in-tonnes` in place of `number: boats`. If the other unit is meant, type it: `unit: tonnes`."
    // 05: verdicts and notes
    NoteSubject "B0501" Error "a note about nothing" "A note names a subject, or claims, that exist."
    OverrideReason "B0502" Error "an override without a reason" "A verdict set by hand needs `reason`; the page shows it beside the computed verdict."
    VerdictChanged "B0503" Error "a verdict that is not what the note expects" "A note pins the verdict it explains with `expect`. A new claim changed it. Either read the new claim and change `expect` and the note, or mend the claim. Where nothing is compared, because there is one report or one holder speaks, there is no verdict to expect: leave `expect` out."
    DateInferred "B0504" Note "a disagreement that rests on an inferred date" "One of the figures has no date of its own and was dated by its article. Confirm it with `as_of`."
    AmendmentQuestion "B0505" Note "does a later report amend the deadline?" "Two reports name different dates and the later one speaks of a decision. If it amends the deadline, record it under `amended_by`."
    WiderPopulation "B0506" Note "is the wider word meant?" "A report names a wider population than the one that all others count."
    Rescinded "B0507" Note "claims that no longer count, with their article" "The article is `retracted`. The finding lists what rested on it: its claims and the pages that show them."
    RescindedVerdict "B0508" Note "a verdict that a retraction changed" "Without the claims of a retracted article this subject's verdict is another one. Read the notes that explain it."
    EstimateMixed "B0509" Warning "confidence and likelihood in one sentence" "How likely something is and how sure one is of that are two statements. In one sentence readers take them for one. The words are listed in `src/check/words/estimate.txt`."
    PluralSources "B0510" Warning "several sources where there is one origin" "The sentence speaks of sources, reports or accounts and links to something that goes back to one origin. Name the one, or say how many articles repeat it."
    EditionUnknown "B0511" Error "a sentence on a day on which nothing came" "`editions.yaml` says something of the articles that came on one day: the day that they were `added`, else that of their publication. The nearest day is offered."
    Undated "B0520" Note "an article without a day costs comparisons" "Its reports of what changes with time are of unknown time, so they are compared with nothing. Give the article its day, or say of what time each report speaks. For example `published: 2026-03-03`, or `as_of: 2026-02` at the claim. Facts that never change (`series: fixed`), what a registered event came to and due dates are compared as ever."
    ReportedDifferently "B0521" Warning "one holder's words are told in two ways" "Two articles give different values for what one person or body said, and nothing says that there were two statements, so it stands as a dispute on what was said. If there were two, give each claim the day on which it was said: `on: 2026-03-02` and `on: 2026-03-06`; the later one is then a change of mind. Without `on:`, articles more than a week apart are taken for two statements. Days given for one `event:` are none. Where both claims have their day and it is the same, more days help nothing: correct a wrong `on:`, give each its `event:`, or say in a note which report is right."
    TwoVersions "B0522" Warning "one article tells one holder's words in two ways" "The two are not compared, and no dispute is opened. Look at the passages: perhaps one is somebody else's word (`by:`), of another time (`as_of:`), said on another day (`on:`), of another group (`of:`), or a slip of the article; then leave one out, or give it `status: deprecated` and a `reason`."
    NoDecision "B0523" Warning "no decision is a no" "The question asks whether something was decided, and the quotation says that it was not: that is a no to the question. For example, beside `text: Has the council decided to build?` the words “no final decision” are `stance: deny`; `stance: undecided` is for somebody who does not know whether it was."
    AmendmentDates "B0524" Note "an amendment without its dates" "With the date that was replaced and the new one, each report is held against the version it gives, whenever it was made: `amended_by: [{on: 2026-04-13, from: 2026-05-01, to: 2026-09-11}]`. Without them, reports from before and after the day of the amendment are told apart, and two that name the old and the new date on one day disagree."
    ForceClaim "B0525" Note "who keeps to the old date takes a position" "After the amendment somebody still names the former date. Whether it binds is a question of its own, which the deadline names under `force:`. If the speaker insists on it, add a claim on that question: `question: date-binds`, `stance: affirm`. If the words only tell what the date was, there is nothing to do."
    EntryUnknown "B0530" Error "a note on an entry that is not in the log" "A subject can have several disagreements, each an entry of its own: `number-boats` is the first, `number-boats-dock` another. A note explains the one that it names with `disagreement:`, or the subject's first. The finding lists those that are there: name one of them, or remove the note."
    // 06: pages
    BrokenLink "B0601" Error "a link to nothing" "The page or the place on it does not exist."
    Template "B0602" Error "a template that cannot be rendered" "The theme's template names something that its view does not hold, or cannot be read. `src/plan/views.rs` documents every view."
    OutputClash "B0603" Error "two pages with one address" "Rename one of the two."
    HostLimit "B0604" Warning "a site near the limits of its host" "GitHub Pages takes sites of up to 1 GB and ends a deployment after 10 minutes; git hosting refuses files over 100 MiB. Move older articles into a site of their own, or choose another host."
    AddressLost "B0605" Error "an address that was published and is gone" "`published.lock` lists every permanent id that a build has published. Each must still be there, be a `former_ids` entry of what took its place, or be listed in `removed.yaml`, so that no link from elsewhere breaks."
    RemovedButThere "B0606" Error "a removed entry that is still there" "`removed.yaml` says that it is gone, and something has the id, or had it under `former_ids`. One of the two is wrong."
    PublishedStale "B0607" Error "the list of what was published cannot be used" "`published.lock` is written by `build` and committed: one line for each permanent id. A line that cannot be read is an address that may be lost. With --locked it is not written, and it is an error that it lacks an id: run `briefing build` without --locked and commit the file. A list that is not there yet, or lacks a disagreement that two changes made together, is only a warning."
}
