//! What an agreement is about, and how it ends.

/// A closed vocabulary of the tables.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every member.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word that the tables and records use.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            pub(super) fn read(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|known| known.word() == word)
            }
        }
    };
}

words! {
    /// What an agreement is about.
    AgreementKind {
        /// Limits or bans on arms, apart from nuclear proliferation.
        ArmsControl = "arms-control",
        /// Nuclear proliferation, tests, safeguards and energy.
        Nuclear = "nuclear",
        /// Mutual defence.
        Alliance = "alliance",
        /// Friendship and partnership without mutual defence.
        Friendship = "friendship",
        /// Other security: confidence building, forces stationed, guarantees.
        Security = "security",
        /// Land and sea borders, sovereignty over a territory.
        Border = "border",
        /// Founding or changing a union or organisation.
        Union = "union",
        /// Trade, money and debt.
        Trade = "trade",
        /// Climate, nature, pollution.
        Environment = "environment",
        /// Rights of people, humanitarian law.
        Rights = "rights",
        /// Other law for all states: sea, space, diplomacy, crime.
        Law = "law",
        /// An end to a conflict, or a step to it.
        Peace = "peace",
        /// An end to fighting.
        Ceasefire = "ceasefire",
        /// Water, minerals, energy.
        Resources = "resources",
        /// Any other cooperation.
        Cooperation = "cooperation",
    }
}

words! {
    /// How an agreement came to its end.
    AgreementEnd {
        /// Its term was over.
        Expired = "expired",
        /// A party, or all, ended it.
        Terminated = "terminated",
        /// Another one took its place.
        Replaced = "replaced",
        /// It broke down, and was not observed any more.
        Collapsed = "collapsed",
    }
}
