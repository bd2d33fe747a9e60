//! The corridor: calls the rooms in order, holds no logic.
