package org.chaland.memory;

import org.chaland.model.Account;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule of invitations each. */
final class BrokenInvitations {

    private BrokenInvitations() {}

    @DisplayName("A provider that passes over invitations to unknown accounts")
    @Breaks({
        "unknownAccountIsRefused",
        "deletedAccountIsRefused",
        "accountOfAnotherIssuerIsRefusedWhateverItsSubject",
        "lookAlikeOfASubjectIsRefused"
    })
    static final class SilentInvitation extends BrokenRuns.Invitations {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void invite(Account account) {
                    if (memory.accounts().contains(account)) {
                        super.invite(account);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that invites everybody")
    @Breaks("invitationReachesTheInvitedAndNobodyElse")
    static final class InvitationOfAll extends BrokenRuns.Invitations {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void invite(Account account) {
                    memory.accounts().forEach(super::invite);
                }
            };
        }
    }

    @DisplayName("A provider that refuses to invite again")
    @Breaks("invitationMayBeRepeated")
    static final class InvitedOnce extends BrokenRuns.Invitations {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void invite(Account account) {
                    if (memory.invitations().contains(account)) {
                        throw new ProviderRefusalException(Reason.NOT_PERMITTED, "The account was invited already.");
                    }
                    super.invite(account);
                }
            };
        }
    }
}
