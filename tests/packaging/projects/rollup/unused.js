import 'humanoid-id';
