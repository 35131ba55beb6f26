package org.chaland.memory;

import java.util.Arrays;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule of passwords each. */
final class BrokenPasswords {

    private BrokenPasswords() {}

    @DisplayName("A provider that takes whoever is named for whoever signs in")
    @Breaks({"wrongPasswordSignsNobodyIn", "passwordOfSomebodyElseSignsNobodyIn"})
    static final class TypedName extends BrokenRuns.Passwords {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    var number = attempt.name().replaceAll("^user(\\d)$", "$1");
                    return number.matches("\\d")
                            ? Optional.of(new SignedIn(memory.accounts().get(Integer.parseInt(number)), false))
                            : Optional.empty();
                }
            };
        }
    }

    @DisplayName("A provider that makes an account of the name that was typed")
    @Breaks("whoHasNameAndPasswordIsTold")
    static final class NameAsSubject extends BrokenRuns.Passwords {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    return super.signIn(attempt).map(any -> new SignedIn(new Account(issuer(), attempt.name()), false));
                }
            };
        }
    }

    @DisplayName("A provider that takes everybody for whoever came first")
    @Breaks("onePersonIsOneAccountAndTwoAreTwo")
    static final class EverybodyIsTheFirst extends BrokenRuns.Passwords {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    return super.signIn(attempt)
                            .map(any -> new SignedIn(memory.accounts().get(0), false));
                }
            };
        }
    }

    @DisplayName("A provider that does not look at the name")
    @Breaks({"unknownNameSignsNobodyInWhateverThePassword", "passwordOfSomebodyElseSignsNobodyIn"})
    static final class AnyName extends BrokenRuns.Passwords {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    return super.signIn(attempt)
                            .or(() -> super.signIn(new PasswordAttempt("user0", attempt.password())))
                            .or(() -> super.signIn(new PasswordAttempt("user1", attempt.password())));
                }
            };
        }
    }

    @DisplayName("A provider that fails at names that it does not know")
    @Breaks("unknownNameSignsNobodyInWhateverThePassword")
    static final class FailureAtUnknownNames extends BrokenRuns.Passwords {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    if (!attempt.name().startsWith("user")) {
                        throw new ProviderUnavailableException("The name cannot be read.");
                    }
                    return super.signIn(attempt);
                }
            };
        }
    }

    @DisplayName("A provider that heeds no more than the beginning of a password")
    @Breaks("wrongPasswordSignsNobodyIn")
    static final class CutPasswords extends BrokenRuns.Passwords {

        private static final int KEPT = 8;

        @Override
        protected Account user(Contact profile, String password) {
            return super.user(profile, password.substring(0, KEPT));
        }

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    return super.signIn(new PasswordAttempt(attempt.name(), Arrays.copyOf(attempt.password(), KEPT)));
                }
            };
        }
    }

    @DisplayName("A provider that lets in whom it has suspended")
    @Breaks("accountThatCannotBeUsedSignsNobodyIn")
    static final class Suspended extends BrokenRuns.Passwords {

        /** Nothing becomes of it. */
        @Override
        protected void suspend(Account account) {
            provider().memory.profile(account);
        }

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider();
        }
    }

    @DisplayName("A provider that turns away whoever was mistaken once")
    @Breaks("failedAttemptsLeaveTheNextOneAsItIs")
    static final class OnceMistaken extends BrokenRuns.Passwords {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private boolean mistaken;

                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    var answer = super.signIn(attempt).filter(any -> !mistaken);
                    mistaken = answer.isEmpty();
                    return answer;
                }
            };
        }
    }

    @DisplayName("A provider that keeps the attempt, to be quicker next time")
    @Breaks("attemptThatWasWipedAfterwardsIsOfNoConsequence")
    static final class KeptAttempt extends BrokenRuns.Passwords {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private @Nullable PasswordAttempt kept;
                private Optional<SignedIn> answer = Optional.empty();

                @Override
                public synchronized Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    if (kept == null
                            || !kept.name().equals(attempt.name())
                            || !Arrays.equals(kept.password(), attempt.password())) {
                        answer = super.signIn(attempt);
                        kept = attempt;
                    }
                    return answer;
                }
            };
        }
    }

    @DisplayName("A provider with one place for all who sign in")
    @Breaks("peopleWhoSignInAtOneMomentAreNotConfused")
    static final class OnePlace extends BrokenRuns.Passwords {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Gap gap = new Gap();
                private volatile Optional<SignedIn> answer = Optional.empty();

                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    answer = super.signIn(attempt);
                    gap.pass();
                    return answer;
                }
            };
        }
    }

    @DisplayName("A provider that tells the last password")
    @Breaks("textFormDoesNotShowThePassword")
    static final class TellingTextForm extends BrokenRuns.Passwords {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private String last = "";

                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    last = String.valueOf(attempt.password());
                    return super.signIn(attempt);
                }

                @Override
                public String toString() {
                    return "Provider[last=" + last + "]";
                }
            };
        }
    }

    @DisplayName(
            "A provider that leaves out what it does not allow in a name, and then looks for the name that was typed")
    @Breaks("whoeverWritesTheNameOtherwiseIsTheOwnerOfThePasswordOrNobody")
    static final class CleanedName extends BrokenRuns.Passwords {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    var cleaned = attempt.name().replaceAll("[^a-z0-9]", "");
                    var typed = attempt.name().replaceAll("[^!-~]", "");
                    return super.signIn(new PasswordAttempt(cleaned, attempt.password()))
                            .map(who -> cleaned.equals(attempt.name())
                                    ? who
                                    : new SignedIn(new Account(issuer(), typed), false));
                }
            };
        }
    }
}
