package io.quaymaster.console.catalog;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface PolicyRows extends JpaRepository<PolicyEntity, UUID> {}
