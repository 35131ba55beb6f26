package org.chaland.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountState;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.contract.AccountErasureContract;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule of the erasure of accounts each. */
final class BrokenErasures {

    private BrokenErasures() {}

    @DisplayName("A provider that has erased whomever it is asked about")
    @Breaks({"accountIsThereUntilErased", "erasureDeletesTheAccountAndNoOther", "keyAndAddressOfAnErasedAccountAreFree"
    })
    static final class AlwaysErased extends Broken {

        @Override
        ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public boolean isErased(Account account) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A provider that says that it erased, and suspended")
    @Breaks({
        "erasureDeletesTheAccountAndNoOther",
        "suspendedAccountIsErasedToo",
        "keyAndAddressOfAnErasedAccountAreFree"
    })
    static final class Suspending extends Broken {

        @Override
        ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Set<Account> said = new HashSet<>();

                @Override
                public void erase(Account account) {
                    if (memory.stateOf(account) != AccountState.GONE) {
                        memory.suspend(account);
                        said.add(account);
                    }
                }

                @Override
                public boolean isErased(Account account) {
                    return said.contains(account) || super.isErased(account);
                }
            };
        }
    }

    @DisplayName("A provider that refuses to erase what is gone")
    @Breaks({"secondErasureChangesNothing", "accountThatNeverWasCountsAsErased"})
    static final class Refusing extends Broken {

        @Override
        ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void erase(Account account) {
                    if (isErased(account)) {
                        throw new ProviderRefusalException(Reason.UNKNOWN_ACCOUNT, "There is no such account.");
                    }
                    super.erase(account);
                }
            };
        }
    }

    @DisplayName("A provider that goes on telling the profile")
    @Breaks("profileOfAnErasedAccountIsToldToNobody")
    static final class Telling extends Broken {

        @Override
        ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Map<Account, Contact> told = new HashMap<>();

                @Override
                public void erase(Account account) {
                    memory.profile(account).ifPresent(profile -> told.put(account, profile));
                    super.erase(account);
                }

                @Override
                public Optional<Contact> profile(Account account) {
                    return super.profile(account).or(() -> Optional.ofNullable(told.get(account)));
                }
            };
        }
    }

    private abstract static class Broken extends AccountErasureContract {

        private final ForwardingProvider provider = broken();

        abstract ForwardingProvider broken();

        @Override
        protected ForwardingProvider provider() {
            return provider;
        }

        @Override
        protected Account user(Contact profile) {
            return provider.memory.addUser(profile);
        }

        @Override
        protected boolean exists(Account account) {
            return provider.memory.stateOf(account) != AccountState.GONE;
        }
    }
}
