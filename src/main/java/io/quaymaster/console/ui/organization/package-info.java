/// Organizations: their units, which accounts stand where in them, and the SCPs and RCPs that bind
/// whom.
///
/// Start reading in `OrganizationView`. Units have pages of their own, since policies are attached
/// to them. Accounts are moved from their own page and from that of their unit (`MoveForm`).
@NullMarked
package io.quaymaster.console.ui.organization;

import org.jspecify.annotations.NullMarked;
