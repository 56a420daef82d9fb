/// The sample workspace as its files tell it: a company, its registries, and a year of policies.
///
/// `SampleFiles` reads them; the files under `sample/` in the resources are meant to be read by
/// people, too. Internal to the catalogue, which puts the sample into the database.
@NullMarked
package io.quaymaster.console.catalog.sample;

import org.jspecify.annotations.NullMarked;
