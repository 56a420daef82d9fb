/// Accounts, registries, repositories, principals, and the policies on them as immutable versions.
///
/// Start with `PolicyCatalog` (policies, versions, what is active), `RegistryCatalog` (accounts,
/// registries, repositories), `OrganizationCatalog` (where accounts stand), `PrincipalCatalog` (who
/// there is) and `PolicyAttachments` (what is attached to whom). `PolicySets` puts together every
/// policy that has a say in a request, as of any instant. Nothing here changes or deletes a
/// version, and the database would refuse it too; only the sample workspace can be removed, as a
/// whole (`SampleWorkspace`).
@ApplicationModule(allowedDependencies = {"identity", "storage"})
@NullMarked
package io.quaymaster.console.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
