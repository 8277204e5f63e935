-- Schema of the hub, version 4: looking back on the five core values (domain.md A.13), and what
-- the groups said when they were asked whether they see their ideas in the list of subthemes.

ALTER TABLE reflection ADD COLUMN equality TEXT NOT NULL DEFAULT 'open'
  CHECK (equality IN ('open', 'yes', 'no'));
ALTER TABLE reflection ADD COLUMN inclusion TEXT NOT NULL DEFAULT 'open'
  CHECK (inclusion IN ('open', 'yes', 'no'));
ALTER TABLE reflection ADD COLUMN participation TEXT NOT NULL DEFAULT 'open'
  CHECK (participation IN ('open', 'yes', 'no'));
ALTER TABLE reflection ADD COLUMN trust TEXT NOT NULL DEFAULT 'open'
  CHECK (trust IN ('open', 'yes', 'no'));
ALTER TABLE reflection ADD COLUMN cocreation TEXT NOT NULL DEFAULT 'open'
  CHECK (cocreation IN ('open', 'yes', 'no'));
ALTER TABLE reflection ADD COLUMN values_remark TEXT NOT NULL DEFAULT '';

ALTER TABLE ballot ADD COLUMN groups_agreed TEXT NOT NULL DEFAULT 'open'
  CHECK (groups_agreed IN ('open', 'yes', 'no'));
