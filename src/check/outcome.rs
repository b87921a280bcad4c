//! What findings mean for a check: which of them fail it, and which rules had nothing to say.

use serde_json::Value as Json;

use super::{Finding, Findings, Level};

impl Findings {
    /// Returns the level from which on an open finding fails the check.
    pub fn fail_on(&self) -> Level {
        Level::named(&self.policy["fail_on"]).unwrap_or(Level::Error)
    }

    /// Whether a finding is a reason to fail.
    pub fn fails(&self, finding: &Finding) -> bool {
        finding.waived.is_none() && finding.level >= self.fail_on()
    }

    /// Returns the names of the rules that were asked of every text, in the order of the policy. A rule that is asked of some texts is
    /// not among them: that it found nothing in another says nothing.
    pub fn asked(&self) -> Vec<&str> {
        let mut asked: Vec<&str> = Vec::new();
        for line in self.policy["rules"].as_array().into_iter().flatten() {
            let Some(rule) = line["rule"].as_str() else {
                continue;
            };
            if Level::named(&line["level"]).is_none() {
                // Where a rule is off in a part of the text, it is still asked of the rest.
                asked.retain(|one| *one != rule || line.get("select").is_some());
            } else if line.get("texts").is_none() && !asked.contains(&rule) {
                asked.push(rule);
            }
        }
        asked
    }
}

impl Level {
    /// Returns the level of this name; none for `off` and for what is no level.
    fn named(name: &Json) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|level| name.as_str() == Some(level.word()))
    }
}
