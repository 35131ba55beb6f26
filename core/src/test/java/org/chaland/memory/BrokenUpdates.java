package org.chaland.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.AccountState;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule of profile updates each. */
final class BrokenUpdates {

    private BrokenUpdates() {}

    @DisplayName("A provider that takes a warning for success")
    @Breaks({
        "newValuesAreKept",
        "updateMayBeRepeated",
        "addressOfSomebodyElseIsRefusedAndNothingIsChanged",
        "addressOfSomebodyElseInOtherLettersIsRefusedToo",
        "addressThatSomebodyGaveUpIsFree",
        "tooLongValueIsRefusedAndNothingIsChanged"
    })
    static final class WarningReadAsSuccess extends BrokenAccountRuns.Updates {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider(Providers.withLimits()) {
                @Override
                public void update(Account account, Contact contact) {
                    if (memory.stateOf(account) == AccountState.GONE) {
                        super.update(account, contact);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that takes fields that are not there for fields to be emptied")
    @Breaks({"fieldsThatTheContactLacksStayAsTheyAre", "emptyContactChangesNothing"})
    static final class EmptiedFields extends BrokenAccountRuns.Updates {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void update(Account account, Contact contact) {
                    var whole = contact.toBuilder();
                    for (var field : List.of(Field.GIVEN_NAME, Field.FAMILY_NAME)) {
                        whole.set(field, contact.get(field).orElse("-"));
                    }
                    super.update(account, whole.build());
                }
            };
        }
    }

    @DisplayName("A provider that updates everybody")
    @Breaks("updateOfOnePersonChangesNobodyElse")
    static final class EverybodyUpdated extends BrokenAccountRuns.Updates {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void update(Account account, Contact contact) {
                    super.update(account, contact);
                    var names = contact.toBuilder().email("").build();
                    memory.accounts().forEach(other -> super.update(other, names));
                }
            };
        }
    }

    @DisplayName("A provider that sets values one after the other, the e-mail address last")
    @Breaks({"addressOfSomebodyElseIsRefusedAndNothingIsChanged", "tooLongValueIsRefusedAndNothingIsChanged"})
    static final class OneAfterTheOther extends BrokenAccountRuns.Updates {

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

    @DisplayName("A provider that looks for exactly the same address")
    @Breaks("addressOfSomebodyElseInOtherLettersIsRefusedToo")
    static final class ExactAddress extends BrokenAccountRuns.Updates {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void update(Account account, Contact contact) {
                    var exact = contact.email().filter(email -> email.equals(email.toLowerCase(Locale.ROOT)));
                    super.update(
                            account,
                            exact.isPresent()
                                    ? contact
                                    : contact.toBuilder().email("").build());
                }
            };
        }
    }

    @DisplayName("A provider that never lets go of an address")
    @Breaks({"addressThatSomebodyGaveUpIsFree", "updateMayBeRepeated", "ownAddressMayBeWrittenOtherwise"})
    static final class AddressesKeptForEver extends BrokenAccountRuns.Updates {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final List<String> used = new ArrayList<>(List.of("berta@example.org", "anna@example.org"));

                @Override
                public void update(Account account, Contact contact) {
                    contact.email().map(email -> email.toLowerCase(Locale.ROOT)).ifPresent(email -> {
                        if (used.contains(email)) {
                            throw new ProviderRefusalException(Reason.EMAIL_TAKEN, "The address is taken.");
                        }
                        used.add(email);
                    });
                    super.update(account, contact);
                }
            };
        }
    }

    @DisplayName("A provider that cuts what is too long")
    @Breaks("tooLongValueIsRefusedAndNothingIsChanged")
    static final class CutNames extends BrokenAccountRuns.Updates {

        private static final int KEPT = 100;

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider(Providers.withLimits()) {
                @Override
                public void update(Account account, Contact contact) {
                    var name = contact.familyName().orElse("");
                    super.update(
                            account,
                            contact.toBuilder()
                                    .familyName(name.substring(0, Math.min(name.length(), KEPT)))
                                    .build());
                }
            };
        }
    }

    @DisplayName("A provider that refuses to update whom it has suspended")
    @Breaks("suspendedAccountIsUpdatedToo")
    static final class OnlyTheActive extends BrokenAccountRuns.Updates {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void update(Account account, Contact contact) {
                    if (stateOf(account) == AccountState.SUSPENDED) {
                        throw new ProviderRefusalException(Reason.NOT_PERMITTED, "The account is suspended.");
                    }
                    super.update(account, contact);
                }
            };
        }
    }

    @DisplayName("A provider that passes over accounts that it does not know")
    @Breaks({"unknownAccountIsRefused", "deletedAccountIsRefused"})
    static final class SilentUpdate extends BrokenAccountRuns.Updates {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void update(Account account, Contact contact) {
                    if (memory.accounts().contains(account)) {
                        super.update(account, contact);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that updates by look-alike subjects, and whatever the issuer")
    @Breaks({"lookAlikeOfASubjectIsRefused", "accountOfAnotherIssuerIsRefusedWhateverItsSubject"})
    static final class LookAlikes extends BrokenAccountRuns.Updates {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void update(Account account, Contact contact) {
                    super.update(new Account(issuer(), account.subject().strip().toLowerCase(Locale.ROOT)), contact);
                }
            };
        }
    }
}
