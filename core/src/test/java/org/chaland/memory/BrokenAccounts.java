package org.chaland.memory;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.AccountKey;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule of provisioning each. */
final class BrokenAccounts {

    private BrokenAccounts() {}

    @DisplayName("A provider that adopts an account by its e-mail address")
    @Breaks({"accountWithTheSameEmailAddressIsNeverAdopted", "accountOfAnotherKeyWithTheSameEmailAddressIsNeverAdopted"
    })
    static final class AdoptionByEmail extends BrokenRuns.Provisioning {

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

    @DisplayName("A provider that makes a second account for a key")
    @Breaks({"secondCreationWithAKeyReturnsTheFirstAccount", "manyCreationsWithAKeyAtOnceMakeOneAccount"})
    static final class SecondAccountOfAKey extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    return find(key).isEmpty() ? super.create(key, contact) : memory.addUser(Contact.empty());
                }
            };
        }
    }

    @DisplayName("A provider that refuses a key which it knows already")
    @Breaks("secondCreationWithAKeyReturnsTheFirstAccount")
    static final class KnownKeyRefused extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    if (find(key).isPresent()) {
                        throw new ProviderRefusalException(Reason.KEY_TAKEN, "An account carries the key.");
                    }
                    return super.create(key, contact);
                }
            };
        }
    }

    @DisplayName("A provider that looks for keys that begin alike")
    @Breaks("partOfAKeyFindsNothing")
    static final class KeysThatBeginAlike extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Map<AccountKey, Account> created = Collections.synchronizedMap(new HashMap<>());

                @Override
                public Account create(AccountKey key, Contact contact) {
                    created.put(key, super.create(key, contact));
                    return created.get(key);
                }

                @Override
                public Optional<Account> find(AccountKey key) {
                    return created.entrySet().stream()
                            .filter(entry -> entry.getKey().value().startsWith(key.value()))
                            .map(Map.Entry::getValue)
                            .findFirst();
                }
            };
        }
    }

    @DisplayName("A provider that repeats the e-mail address in its refusal")
    @Breaks("refusalCarriesNoPersonalData")
    static final class TalkativeRefusal extends BrokenRuns.Provisioning {

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

    @DisplayName("A provider that keeps less than it says")
    @Breaks("valuesMayBeAsLongAsTheProviderSays")
    static final class KeepsLess extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider(Providers.withLimits()) {
                @Override
                public Map<Field, Integer> fieldLimits() {
                    return Map.of();
                }
            };
        }
    }

    @DisplayName("A provider that does not find what it created")
    @Breaks("createdAccountIsFoundByItsKey")
    static final class NeverFound extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Account> find(AccountKey key) {
                    return Optional.empty();
                }
            };
        }
    }

    @DisplayName("A provider that finds some account for every key")
    @Breaks({"keyThatNobodyCarriesFindsNothing", "eachKeyHasAnAccountOfItsOwn"})
    static final class AnyAccount extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Account> find(AccountKey key) {
                    return memory.accounts().stream().findFirst();
                }
            };
        }
    }

    @DisplayName("A provider that finds by key only who can sign in")
    @Breaks("suspendedAccountStillCarriesItsKey")
    static final class OnlyTheActive extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Account> find(AccountKey key) {
                    return super.find(key)
                            .filter(account -> memory.profile(account).isPresent());
                }
            };
        }
    }

    @DisplayName("A provider that finds what is left of deleted accounts")
    @Breaks("deletedAccountCarriesItsKeyNoMore")
    static final class Remains extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Map<AccountKey, Account> created = Collections.synchronizedMap(new HashMap<>());

                @Override
                public Account create(AccountKey key, Contact contact) {
                    created.put(key, super.create(key, contact));
                    return created.get(key);
                }

                @Override
                public Optional<Account> find(AccountKey key) {
                    return Optional.ofNullable(created.get(key));
                }
            };
        }
    }

    @DisplayName("A provider that looks for the key in whatever field")
    @Breaks("accountThatOnlyMentionsTheKeyDoesNotCarryIt")
    static final class AnyField extends BrokenRuns.Provisioning {

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
}
