package org.chaland.memory;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule of profiles each. */
final class BrokenProfiles {

    private BrokenProfiles() {}

    @DisplayName("A provider that mends profiles")
    @Breaks("profileIsNotMended")
    static final class MendedProfile extends BrokenRuns.Profiles {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    return super.profile(account).map(MendedProfile::withEmailInLowerCase);
                }
            };
        }

        private static Contact withEmailInLowerCase(Contact profile) {
            return profile.toBuilder()
                    .email(profile.email().orElse("").toLowerCase(Locale.ROOT))
                    .build();
        }
    }

    @DisplayName("A provider that cuts profiles to our limits")
    @Breaks("profileIsNotCut")
    static final class CutProfile extends BrokenRuns.Profiles {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    return super.profile(account).map(CutProfile::cut);
                }
            };
        }

        private static Contact cut(Contact profile) {
            var name = profile.givenName().orElse("");
            return profile.toBuilder()
                    .givenName(name.substring(0, Math.min(name.length(), Field.GIVEN_NAME.maxLength())))
                    .build();
        }
    }

    @DisplayName("A provider that looks at the subject and not at the issuer")
    @Breaks("accountOfAnotherIssuerHasNoProfileHereWhateverItsSubject")
    static final class IssuerDisregarded extends BrokenRuns.Profiles {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    return super.profile(new Account(issuer(), account.subject()));
                }
            };
        }
    }

    @DisplayName("A provider that finds profiles by look-alike subjects, and by e-mail address")
    @Breaks({"lookAlikeOfASubjectHasNoProfile", "emailAddressNamesNoAccount"})
    static final class LookAlikes extends BrokenRuns.Profiles {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    var subject = account.subject().contains("@")
                            ? "user-1"
                            : account.subject().strip().toLowerCase(Locale.ROOT);
                    return super.profile(new Account(account.issuer(), subject));
                }
            };
        }
    }

    @DisplayName("A provider that shows the profile of a suspended account")
    @Breaks("suspendedAccountHasNoProfile")
    static final class SuspendedProfile extends BrokenRuns.Profiles {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    return super.profile(account)
                            .or(() -> Optional.of(Contact.empty())
                                    .filter(any -> memory.accounts().contains(account)));
                }
            };
        }
    }

    @DisplayName("A provider that hides the e-mail address")
    @Breaks("profileTellsWhatTheProviderKnows")
    static final class HiddenEmail extends BrokenRuns.Profiles {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    return super.profile(account)
                            .map(known -> known.toBuilder().email("").build());
                }
            };
        }
    }

    @DisplayName("A provider that shows one profile to all")
    @Breaks({"twoPeopleHaveTwoProfiles", "unknownAccountHasNoProfile"})
    static final class FirstProfile extends BrokenRuns.Profiles {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    return super.profile(memory.accounts().get(0));
                }
            };
        }
    }

    @DisplayName("A provider that shows what is left of deleted accounts")
    @Breaks("deletedAccountHasNoProfile")
    static final class Remains extends BrokenRuns.Profiles {

        private final Set<Account> deleted = new HashSet<>();

        @Override
        protected void delete(Account account) {
            super.delete(account);
            deleted.add(account);
        }

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    return deleted.contains(account)
                            ? Optional.of(
                                    Contact.builder().email("d41d8cd98f00b204").build())
                            : super.profile(account);
                }
            };
        }
    }
}
