package io.quaymaster.console.ui.review;

import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.RolesOnFile;
import io.quaymaster.console.review.ApprovalTiers;
import io.quaymaster.console.review.TierEffects;
import io.quaymaster.console.ui.kit.LiveUpdates;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// What the page of the approvals works with.
@Component
record TierTools(
    ApprovalTiers tiers,
    TierEffects effects,
    RolesOnFile roles,
    CurrentUser user,
    LiveUpdates updates,
    Clock clock) {}
