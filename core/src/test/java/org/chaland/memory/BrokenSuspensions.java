package org.chaland.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountState;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule of suspensions each. */
final class BrokenSuspensions {

    private BrokenSuspensions() {}

    @DisplayName("A provider that says that it suspended, and did not")
    @Breaks({
        "suspensionClosesTheAccountAndNoOther",
        "secondSuspensionChangesNothing",
        "reactivatedAccountMayBeSuspendedAgain"
    })
    static final class WarningReadAsSuccess extends BrokenAccountRuns.Suspensions {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Set<Account> said = new HashSet<>();

                @Override
                public void suspend(Account account) {
                    if (memory.stateOf(account) == AccountState.GONE) {
                        super.suspend(account);
                    }
                    said.add(account);
                }

                @Override
                public void reactivate(Account account) {
                    super.reactivate(account);
                    said.remove(account);
                }

                @Override
                public AccountState stateOf(Account account) {
                    return said.contains(account) ? AccountState.SUSPENDED : super.stateOf(account);
                }
            };
        }
    }

    @DisplayName("A provider that turns the state round at each call")
    @Breaks({"secondSuspensionChangesNothing", "reactivationOfAnActiveAccountChangesNothing"})
    static final class Toggle extends BrokenAccountRuns.Suspensions {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void suspend(Account account) {
                    if (stateOf(account) == AccountState.SUSPENDED) {
                        super.reactivate(account);
                    } else {
                        super.suspend(account);
                    }
                }

                @Override
                public void reactivate(Account account) {
                    suspend(account);
                }
            };
        }
    }

    @DisplayName("A provider that counts suspensions")
    @Breaks("reactivationOpensTheAccountAndNoOtherHoweverOftenItWasSuspended")
    static final class Counted extends BrokenAccountRuns.Suspensions {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final List<Account> suspensions = new ArrayList<>();

                @Override
                public void suspend(Account account) {
                    super.suspend(account);
                    suspensions.add(account);
                }

                @Override
                public void reactivate(Account account) {
                    suspensions.remove(account);
                    if (!suspensions.contains(account)) {
                        super.reactivate(account);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that never suspends again who was reactivated")
    @Breaks("reactivatedAccountMayBeSuspendedAgain")
    static final class OpenForEver extends BrokenAccountRuns.Suspensions {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Set<Account> reactivated = new HashSet<>();

                @Override
                public void suspend(Account account) {
                    if (!reactivated.contains(account)) {
                        super.suspend(account);
                    }
                }

                @Override
                public void reactivate(Account account) {
                    super.reactivate(account);
                    reactivated.add(account);
                }
            };
        }
    }

    @DisplayName("A provider whose newcomers are suspended until they sign in")
    @Breaks("accountIsActiveUntilSuspended")
    static final class ClosedFromTheStart extends BrokenAccountRuns.Suspensions {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Set<Account> touched = new HashSet<>();

                @Override
                public void suspend(Account account) {
                    super.suspend(account);
                    touched.add(account);
                }

                @Override
                public AccountState stateOf(Account account) {
                    var state = super.stateOf(account);
                    return state == AccountState.GONE || touched.contains(account) ? state : AccountState.SUSPENDED;
                }
            };
        }
    }

    @DisplayName("A provider that empties the profile of whom it suspends")
    @Breaks("profileIsKeptThroughASuspension")
    static final class EmptiedProfile extends BrokenAccountRuns.Suspensions {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void suspend(Account account) {
                    super.suspend(account);
                    super.update(
                            account,
                            Contact.builder().email("anonymous@example.org").build());
                }
            };
        }
    }

    @DisplayName("A provider that finds what is left of deleted accounts")
    @Breaks("deletedAccountIsGoneForGood")
    static final class Remains extends BrokenAccountRuns.Suspensions {

        private final Map<Account, AccountState> remains = new HashMap<>();

        @Override
        protected void delete(Account account) {
            super.delete(account);
            remains.put(account, AccountState.ACTIVE);
        }

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public AccountState stateOf(Account account) {
                    return remains.getOrDefault(account, super.stateOf(account));
                }
            };
        }
    }

    @DisplayName("A provider that passes over accounts that it does not know")
    @Breaks({
        "unknownAccountIsGone",
        "accountOfAnotherIssuerIsGoneWhateverItsSubject",
        "lookAlikeOfASubjectIsGone",
        "deletedAccountIsGoneForGood"
    })
    static final class SilentSuspension extends BrokenAccountRuns.Suspensions {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void suspend(Account account) {
                    if (memory.accounts().contains(account)) {
                        super.suspend(account);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that suspends by look-alike subjects, and whatever the issuer")
    @Breaks({"lookAlikeOfASubjectIsGone", "accountOfAnotherIssuerIsGoneWhateverItsSubject"})
    static final class LookAlikes extends BrokenAccountRuns.Suspensions {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void suspend(Account account) {
                    super.suspend(
                            new Account(issuer(), account.subject().strip().toLowerCase(Locale.ROOT)));
                }
            };
        }
    }

    @DisplayName("A provider that refuses what is done already")
    @Breaks({"secondSuspensionChangesNothing", "reactivationOfAnActiveAccountChangesNothing"})
    static final class RefusedRepetition extends BrokenAccountRuns.Suspensions {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void suspend(Account account) {
                    requireOther(account, AccountState.SUSPENDED);
                    super.suspend(account);
                }

                @Override
                public void reactivate(Account account) {
                    requireOther(account, AccountState.ACTIVE);
                    super.reactivate(account);
                }

                private void requireOther(Account account, AccountState state) {
                    if (stateOf(account) == state) {
                        throw new ProviderRefusalException(Reason.NOT_PERMITTED, "The account is so already.");
                    }
                }
            };
        }
    }
}
