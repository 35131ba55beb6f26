package org.chaland.memory;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountKey;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule each. */
final class BrokenProviders {

    private BrokenProviders() {}

    @DisplayName("A provider that adopts an account by its e-mail address")
    @Breaks({"accountWithTheSameEmailAddressIsNeverAdopted", "accountOfAnotherKeyWithTheSameEmailAddressIsNeverAdopted"
    })
    static final class AdoptionByEmail extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    try {
                        return super.create(key, contact);
                    } catch (ProviderRefusalException taken) {
                        return memory.accounts().get(0);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that takes the same subject of any issuer for one identity")
    @Breaks("onlyIdentitiesOfSomeIssuersHaveAccounts")
    static final class AnyIssuer extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Account> accountOf(Account identity) {
                    return super.accountOf(new Account(Providers.FEDERATED, identity.subject()));
                }
            };
        }
    }

    @DisplayName("A provider that finds an identity's account by the e-mail address of its creation")
    @Breaks("addressProvesNothing")
    static final class IdentityByEmail extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact, Account identity) {
                    try {
                        return super.create(key, contact, identity);
                    } catch (ProviderRefusalException taken) {
                        if (taken.reason() != Reason.EMAIL_TAKEN) {
                            throw taken;
                        }
                        return memory.accounts().get(0);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that adopts whatever account an identity has")
    @Breaks({"accountThatAnIdentityHasAlreadyIsNotTakenForOurs", "accountOfAnotherKeyIsNotTakenForOurs"})
    static final class IdentityBeforeKey extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact, Account identity) {
                    return super.accountOf(identity).orElseGet(() -> super.create(key, contact, identity));
                }
            };
        }
    }

    @DisplayName("A provider that compares subjects without regard to their case")
    @Breaks("subjectsAreComparedExactly")
    static final class SubjectsInAnyCase extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Account> accountOf(Account identity) {
                    return super.accountOf(
                            new Account(identity.issuer(), identity.subject().toLowerCase(Locale.ROOT)));
                }
            };
        }
    }

    @DisplayName("A provider that looks for the key in whatever field")
    @Breaks("accountThatOnlyMentionsTheKeyDoesNotCarryIt")
    static final class KeyInAnyField extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Account> find(AccountKey key) {
                    return super.find(key)
                            .or(() -> memory.accounts().stream()
                                    .filter(account ->
                                            mentions(memory.profile(account).orElseThrow(), key))
                                    .findFirst());
                }
            };
        }

        private static boolean mentions(Contact profile, AccountKey key) {
            return profile.values().containsValue(key.value());
        }
    }

    @DisplayName("A provider that repeats the e-mail address in its refusal")
    @Breaks("refusalCarriesNoPersonalData")
    static final class TalkativeRefusal extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    try {
                        return super.create(key, contact);
                    } catch (ProviderRefusalException taken) {
                        throw new ProviderRefusalException(
                                taken.reason(), "Email address already exists: " + contact.email());
                    }
                }
            };
        }
    }

    @DisplayName("A provider whose look-up takes wildcards")
    @Breaks("underscoreAndPercentSignInAnAddressStandForThemselves")
    static final class Wildcards extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new LooksFirst((taken, wanted) -> Pattern.matches(
                    "(?i)" + Pattern.quote(wanted).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q"), taken));
        }
    }

    @DisplayName("A provider whose codes are good for any attempt")
    @Breaks("answerToOneAttemptSignsNobodyInToAnother")
    static final class UnboundCode extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public URI address(SignInAttempt attempt) {
                    return super.address(unbound(attempt));
                }

                @Override
                public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
                    return super.complete(unbound(attempt), parameters);
                }

                private SignInAttempt unbound(SignInAttempt attempt) {
                    return new SignInAttempt(
                            attempt.state(),
                            "always the same",
                            attempt.returnTo(),
                            attempt.locale(),
                            attempt.asksAgain());
                }
            };
        }
    }

    @DisplayName(
            "A provider that leaves out what it does not allow in a name, and then looks for the name that was typed")
    @Breaks("whoeverWritesTheNameOtherwiseIsTheOwnerOfThePasswordOrNobody")
    static final class CleanedName extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    var cleaned = attempt.name().replaceAll("[^a-z0-9]", "");
                    var typed = attempt.name().replaceAll("[^!-~]", "");
                    return super.signIn(new PasswordAttempt(cleaned, attempt.password()))
                            .map(who ->
                                    cleaned.equals(attempt.name()) ? who : SignedIn.as(new Account(issuer(), typed)));
                }
            };
        }
    }

    @DisplayName("A provider that finds profiles by look-alike subjects, and by e-mail address")
    @Breaks({"lookAlikeOfASubjectHasNoProfile", "emailAddressNamesNoAccount"})
    static final class LookAlikes extends BrokenRuns.Provided {

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

    @DisplayName("A provider that sets values one after the other, the e-mail address last")
    @Breaks({"addressOfSomebodyElseIsRefusedAndNothingIsChanged", "tooLongValueIsRefusedAndNothingIsChanged"})
    static final class OneAfterTheOther extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider(Providers.withLimits()) {
                @Override
                public void update(Account account, Contact contact) {
                    contact.values()
                            .forEach((field, value) -> super.update(
                                    account, Contact.builder().set(field, value).build()));
                    super.update(account, Contact.empty());
                }
            };
        }
    }

    /** Asks of each address in use whether it is the one wanted, and leaves it at that. */
    private static final class LooksFirst extends ForwardingProvider {

        private final BiPredicate<String, String> same;

        LooksFirst(BiPredicate<String, String> same) {
            this.same = same;
        }

        @Override
        public Account create(AccountKey key, Contact contact) {
            var wanted = contact.email().orElseThrow();
            if (taken().stream().anyMatch(email -> same.test(email, wanted))) {
                throw new ProviderRefusalException(Reason.EMAIL_TAKEN, "The address is taken.");
            }
            var account = super.create(key, contact.toBuilder().email("").build());
            if (taken().stream().noneMatch(email -> email.equalsIgnoreCase(wanted))) {
                memory.update(account, contact);
            }
            return account;
        }

        private List<String> taken() {
            return memory.accounts().stream()
                    .flatMap(account -> memory.profile(account).stream())
                    .flatMap(profile -> profile.email().stream())
                    .toList();
        }
    }
}
