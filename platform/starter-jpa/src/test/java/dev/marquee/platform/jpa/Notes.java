package dev.marquee.platform.jpa;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

interface Notes extends JpaRepository<Note, Long>, JpaSpecificationExecutor<Note> {}
